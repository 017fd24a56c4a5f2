/** uv's program: the one on PATH, else out of its own wheel from the index. */
import { existsSync } from "node:fs";
import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { bytesSource, openWheel } from "@linchpin/archives";
import type { PackageSource } from "../requirements/package-source.ts";
import { resolveRequirements, type TargetEnvironment } from "../requirements/resolve.ts";

const PROGRAM = process.platform === "win32" ? "uv.exe" : "uv";

/** The version that is fetched where the machine has none; its wheel's digest is compared with the index's page. */
const PINNED = "uv==0.13.9";

/** `target` says which wheel fits this machine. Undefined where uv is neither here nor on the index. */
export async function findUv(
  environment: NodeJS.ProcessEnv,
  source: PackageSource,
  target: TargetEnvironment,
  cacheFolder: string,
): Promise<string | undefined> {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders
    .map((folder) => join(folder, PROGRAM))
    .find((path) => existsSync(path) && !path.includes("shims"));
  if (onPath !== undefined) return onPath;
  const kept = join(cacheFolder, "tools", PINNED, PROGRAM);
  if (existsSync(kept)) return kept;
  return fetchUv(source, target, kept).catch(() => undefined);
}

async function fetchUv(
  source: PackageSource,
  target: TargetEnvironment,
  path: string,
): Promise<string | undefined> {
  const [candidate] = await resolveRequirements([PINNED], target, source);
  if (candidate === undefined) return undefined;
  const wheel = await openWheel(bytesSource(await source.download(candidate)), candidate.fileName, {
    strictness: "mirrored",
  });
  const member = wheel.members.find(({ name }) => name.endsWith(`.data/scripts/${PROGRAM}`));
  if (member === undefined) return undefined;
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(`${path}.${process.pid}`, await wheel.read(member));
  await chmod(`${path}.${process.pid}`, 0o755);
  await rename(`${path}.${process.pid}`, path);
  return path;
}
