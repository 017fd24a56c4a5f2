/** The files of a project as bytes: what is copied into a sandbox, so that a build never touches the project itself. */
import { type Dirent, existsSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PythonError } from "../error.ts";

export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

export interface SourceTree {
  readonly files: readonly SourceFile[];
}

/** Caches, environments and repositories: no backend reads them, and they can be large. */
const PASSED_OVER = new Set([
  ".git",
  ".hg",
  ".svn",
  ".tox",
  ".nox",
  ".venv",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  "__pycache__",
  "node_modules",
]);

const LIMITS = { files: 50_000, bytes: 1024 * 1024 * 1024 };

/** Reads a project folder. Links are followed only inside it; throws PythonError past 50,000 files or 1 GiB. */
export async function readSourceTree(folder: string): Promise<SourceTree> {
  const files: SourceFile[] = [];
  let bytes = 0;
  for await (const path of pathsBelow(folder, "")) {
    const file = await readSourceFile(folder, path);
    bytes += file.bytes.length;
    files.push(file);
    if (files.length > LIMITS.files || bytes > LIMITS.bytes) throw tooLarge(folder);
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function* pathsBelow(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isPassedOver(root, path, entry)) yield* pathsBelow(root, path);
    if (entry.isFile()) yield path;
  }
}

/** An environment is known by its pyvenv.cfg, whatever its name (PEP 405). */
function isPassedOver(root: string, path: string, entry: Dirent): boolean {
  return PASSED_OVER.has(entry.name) || existsSync(join(root, path, "pyvenv.cfg"));
}

async function readSourceFile(root: string, path: string): Promise<SourceFile> {
  const full = join(root, path);
  const [bytes, stat] = await Promise.all([readFile(full), lstat(full)]);
  return { path, bytes, executable: (stat.mode & 0o100) !== 0 };
}

function tooLarge(folder: string): PythonError {
  return new PythonError({
    code: "source-tree-too-large",
    severity: "error",
    state: `${folder} holds more than ${LIMITS.files} files or ${LIMITS.bytes} bytes`,
    trigger: "copying it into the sandbox",
    consequence: "nothing was built",
    remedy: "build from a clean checkout; data sets and environments do not belong below the project",
  });
}
