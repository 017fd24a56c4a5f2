/** What the interpreter in WebAssembly says of itself, asked once per version and kept beside its memory image. */

import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDescription, targetEnvironment } from "../interpreters/description.ts";
import type { TargetEnvironment } from "../requirements/resolve.ts";
import { runWasm } from "./run-wasm.ts";

const DESCRIBE = readFileSync(new URL("../interpreters/describe.py", import.meta.url), "utf8");

export interface WasmEnvironment {
  readonly description: string;
  readonly environment: TargetEnvironment;
}

/** `fingerprint` names the version, as in the image's file name. */
export async function wasmEnvironment(
  cacheFolder: string,
  fingerprint: string,
  options: Parameters<typeof runWasm>[1],
): Promise<WasmEnvironment> {
  const path = join(cacheFolder, `cpython-wasm-${fingerprint}.json`);
  const text =
    (await readFile(path, "utf8").catch(() => undefined)) ?? (await ask(path, cacheFolder, options));
  const description = parseDescription(text);
  return {
    description: `CPython ${description.version.join(".")} in WebAssembly (${description.platform})`,
    environment: targetEnvironment(description),
  };
}

async function ask(path: string, folder: string, options: Parameters<typeof runWasm>[1]): Promise<string> {
  const job = { files: [], script: DESCRIBE, arguments: "{}", collect: [], environment: {} };
  const { answer, output, end } = await runWasm({ kind: "run", job }, options);
  if (answer?.kind !== "returned")
    throw new Error(`CPython in WebAssembly does not start: ${end ?? ""} ${output}`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.${process.pid}`, answer.result);
  await rename(`${path}.${process.pid}`, path);
  return answer.result;
}
