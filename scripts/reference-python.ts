/**
 * The reference implementations that the differential tests of `standards` and `archives` ask: `packaging` and its
 * neighbours, pinned, in an environment of their own, from the package index that pip uses. Made once per set of pins.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const PINS = [
  "packaging==26.3",
  "pip==26.3",
  "pyproject-metadata==0.12.1",
  "validate-pyproject[all]==0.27",
  "trove-classifiers==2026.9.21.13",
];

/** The path of its Python; undefined, said aloud, on a machine without python3 or out of reach of an index. */
export async function ensureReferencePython(root: string): Promise<string | undefined> {
  const key = createHash("sha256").update(PINS.join(" ")).digest("hex").slice(0, 12);
  const folder = join(resolve(root), ".cache", `references-${key}`);
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const done = join(folder, "installed");
  if (existsSync(done)) return python;
  process.stderr.write(`npm test: installing ${PINS[0]} and its neighbours, to compare with (once)\n`);
  await rm(folder, { recursive: true, force: true });
  if (runs("python3", ["-m", "venv", folder]) && runs(python, ["-m", "pip", "install", "--quiet", ...PINS])) {
    await writeFile(done, "");
    return python;
  }
  process.stderr.write("npm test: they could not be installed, so nothing is compared with them\n");
  return undefined;
}

function runs(file: string, parameters: readonly string[]): boolean {
  return spawnSync(file, parameters, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
