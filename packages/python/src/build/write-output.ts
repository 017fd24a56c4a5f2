/** Puts what was built into the output folder: whole or not at all, and tells what lay there before (rule X01). */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltFile } from "./build-project.ts";

export interface WrittenOutput {
  readonly paths: readonly string[];
  /** Distributions of other builds in the folder, which `publish dist/*` would send too. */
  readonly strangers: readonly string[];
}

/** Writes all files beside their names, then renames all: Ctrl-C between leaves the old ones. */
export async function writeOutput(folder: string, files: readonly BuiltFile[]): Promise<WrittenOutput> {
  await mkdir(folder, { recursive: true });
  const names = new Set(files.map(({ name }) => name));
  const present = await readdir(folder);
  const temporary = files.map((file) => ({ file, path: join(folder, `.${file.name}.${process.pid}`) }));
  try {
    for (const { file, path } of temporary) await writeFile(path, file.bytes);
    for (const { file, path } of temporary) await rename(path, join(folder, file.name));
  } catch (error) {
    await Promise.all(temporary.map(({ path }) => rm(path, { force: true })));
    throw error;
  }
  return {
    paths: files.map(({ name }) => join(folder, name)),
    strangers: present.filter((name) => /\.(?:whl|tar\.gz|zip)$/.test(name) && !names.has(name)).toSorted(),
  };
}
