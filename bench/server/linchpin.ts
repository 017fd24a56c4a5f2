/** Our server with something in it: a project of 5 files, one of 3,000, and two large wheels. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeWheel } from "@linchpin/testing";
import { freePort, type Serving, startServing } from "../load/serving.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const CLI = join(ROOT, "packages", "cli", "src", "main.ts");

/** Where nobody listens: what is measured is ours, not the machine's index. */
const NO_UPSTREAM = "http://127.0.0.1:9/simple/";

export const SMALL = { project: "small-project", files: 5 };
export const LARGE = { project: "large-project", files: 3000 };
export const HEAVY = { project: "heavy-project", bytes: [1, 35] };

/** A data folder with the projects above in `staging`, made by `linchpin import`. */
export function makeFilledData(): string {
  const data = mkdtempSync(join(tmpdir(), "linchpin-bench-"));
  const folder = join(data, "import");
  mkdirSync(folder);
  for (const { project, files } of [SMALL, LARGE]) {
    for (let index = 0; index < files; index++) put(folder, { name: project, version: `1.${index}.0` });
  }
  for (const megabytes of HEAVY.bytes) {
    const payload = new Uint8Array(megabytes * 1024 * 1024).map((_, index) => (index * 2_654_435_761) >>> 13);
    put(folder, {
      name: HEAVY.project,
      version: `${megabytes}.0.0`,
      files: { "heavy_project/data.bin": payload },
    });
  }
  importFolder(folder, data);
  return data;
}

/** Takes a folder of wheels into `staging` of a data folder. */
export function importFolder(folder: string, data: string): void {
  const parameters = [CLI, "import", folder, "--data", data, "--index", "staging", "--json"];
  execFileSync(process.execPath, parameters, { stdio: "ignore" });
}

function put(folder: string, wheel: Parameters<typeof makeWheel>[0]): void {
  const { fileName, bytes } = makeWheel(wheel);
  writeFileSync(join(folder, fileName), bytes);
}

/** Starts the server over a data folder as `npm start` does, without a mirror unless the environment names one. */
export async function startLinchpin(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const port = await freePort();
  return startServing({
    name: "linchpin",
    words: [
      process.execPath,
      join(ROOT, "scripts", "run.js"),
      "serve",
      "--data",
      data,
      "--port",
      String(port),
    ],
    url: `http://127.0.0.1:${port}`,
    readyPath: "/healthz",
    environment: { LINCHPIN_LOG_LEVEL: "warn", LINCHPIN_UPSTREAM: NO_UPSTREAM, ...environment },
  });
}
