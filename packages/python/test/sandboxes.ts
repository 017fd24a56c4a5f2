/** The sandboxes that tests build in, and folders of projects for them. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildSandbox, findInterpreters, nativeBuildSandbox, wasmBuildSandbox } from "@linchpin/python";

/** Kept from run to run: making the memory image takes several seconds. */
export const CACHE = fileURLToPath(new URL("../../../.cache/python", import.meta.url));

/** What a test without a Python says instead of passing silently. */
export const NO_PYTHON = "NO PYTHON ON THIS MACHINE: the native sandbox was not tried";

/** Both sandboxes, or only the WebAssembly one on a machine without a Python; in CI both must be there. */
export async function testSandboxes(): Promise<ReadonlyMap<string, BuildSandbox>> {
  const wasm = await wasmBuildSandbox(CACHE);
  const [interpreter] = await findInterpreters(CACHE);
  if (interpreter !== undefined)
    return new Map([
      ["wasm", wasm],
      ["native", nativeBuildSandbox(interpreter)],
    ]);
  assert.equal(process.env["CI"], undefined, "CI must have a Python");
  return new Map([["wasm", wasm]]);
}

/** A folder with these files; the caller removes it. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const project = mkdtempSync(join(tmpdir(), "linchpin-project-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  return project;
}
