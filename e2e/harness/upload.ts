/** Small wheels of our own into `staging`, for the tests whose subject is what comes after an upload. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readLocalDistribution, uploadFile } from "@linchpin/client";
import { makeWheel } from "@linchpin/testing";
import type { Stage } from "./stage.ts";

export interface SmallWheel {
  readonly name: string;
  readonly version: string;
  readonly requiresDist?: readonly string[];
  /** What the module `value` returns: two wheels of one name with other marks are other bytes. */
  readonly mark?: string;
}

/** Writes the wheel to the stage's folder. `python -c "import NAME; print(NAME.mark)"` prints the mark. */
export async function writeWheel(stage: Stage, wheel: SmallWheel): Promise<string> {
  const { name, version, mark = "ours" } = wheel;
  const module = name.replaceAll("-", "_");
  const made = makeWheel({
    name,
    version,
    files: { [`${module}/__init__.py`]: `__version__ = "${version}"\nmark = "${mark}"\n` },
    requiresDist: wheel.requiresDist ?? [],
  });
  const folder = join(stage.folder, "wheels", mark);
  await mkdir(folder, { recursive: true });
  const path = join(folder, made.fileName);
  await writeFile(path, made.bytes);
  return path;
}

/** Uploads the wheel to `staging` and gives its sha256. */
export async function uploadWheel(stage: Stage, wheel: SmallWheel): Promise<string> {
  const distribution = await readLocalDistribution(await writeWheel(stage, wheel));
  const { url, token } = stage.linchpin;
  await uploadFile({ server: new URL(url), index: "staging", token, distribution });
  return distribution.sha256;
}

/** Uploads and promotes. */
export async function releaseWheel(stage: Stage, wheel: SmallWheel): Promise<string> {
  const sha256 = await uploadWheel(stage, wheel);
  const promoted = await stage.linchpin.command("promote", wheel.name, wheel.version);
  if (promoted.code !== 0) throw new Error(`${promoted.output}\n${stage.linchpin.log()}`);
  return sha256;
}
