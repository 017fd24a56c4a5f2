/**
 * The memory image of a started interpreter. Starting CPython from nothing takes three seconds, from the image a
 * third of one. It is made once per version of pyodide and kept in a cache folder.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pyodideFolder, runWasm } from "./run-wasm.ts";

/** The image's file, from the cache or made now; undefined where it could not be made, which only costs time. */
export async function wasmSnapshot(cacheFolder: string): Promise<string | undefined> {
  const path = join(cacheFolder, `cpython-wasm-${await wasmFingerprint()}.snapshot`);
  if (existsSync(path)) return path;
  const { answer } = await runWasm({ kind: "make-snapshot" });
  if (answer?.kind !== "snapshot") return undefined;
  await keep(cacheFolder, path, answer.bytes);
  return path;
}

/** Changes with pyodide's version, with what the child preloads and with what the interpreter is asked. */
export async function wasmFingerprint(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(await readFile(join(pyodideFolder(), "package.json")));
  for (const name of ["child.ts", "../interpreters/describe.py"])
    hash.update(await readFile(fileURLToPath(new URL(name, import.meta.url))));
  return hash.digest("hex").slice(0, 16);
}

/** Written beside and renamed, so that a second process never reads half an image. */
async function keep(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, bytes);
  await rename(temporary, path);
}
