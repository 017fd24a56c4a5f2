/** The files of a project as bytes: what is copied into a sandbox, so that a build never touches the project itself. */
import { type Dirent, existsSync } from "node:fs";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join, posix } from "node:path";
import { PythonError } from "../error.ts";

export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits. */
  readonly mode: number;
  /** Milliseconds since 1970; now without it. */
  readonly modifiedMs?: number;
  /** Of a symbolic link: where it points, relative to its own folder and never out of the tree. It has no bytes. */
  readonly linkTarget?: string;
}

export interface SourceTree {
  readonly files: readonly SourceFile[];
}

/** Caches and environments: no backend reads them, and they can be large. */
const PASSED_OVER = new Set([
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

/** Repositories: read only by a backend that asks them for the version. */
const REPOSITORIES = new Set([".git", ".hg", ".svn"]);

/**
 * Reads a project folder; `repository` says whether with .git and its like. Links stay links,
 * and those that lead out of the folder are left out. Throws PythonError past 50,000 files or 1 GiB.
 */
export async function readSourceTree(
  folder: string,
  options: { readonly repository?: boolean } = {},
): Promise<SourceTree> {
  const files: SourceFile[] = [];
  let bytes = 0;
  const skipped = options.repository ? PASSED_OVER : new Set([...PASSED_OVER, ...REPOSITORIES]);
  for await (const path of pathsBelow(folder, "", skipped)) {
    const file = await readSourceFile(folder, path);
    if (file === undefined) continue;
    bytes += file.bytes.length;
    files.push(file);
    if (files.length > LIMITS.files || bytes > LIMITS.bytes) throw tooLarge(folder);
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function* pathsBelow(
  root: string,
  folder: string,
  skipped: ReadonlySet<string>,
): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isPassedOver(root, path, entry, skipped))
      yield* pathsBelow(root, path, skipped);
    if (entry.isFile() || entry.isSymbolicLink()) yield path;
  }
}

/** An environment is known by its pyvenv.cfg, whatever its name (PEP 405). */
function isPassedOver(root: string, path: string, entry: Dirent, skipped: ReadonlySet<string>): boolean {
  return skipped.has(entry.name) || existsSync(join(root, path, "pyvenv.cfg"));
}

/** Undefined for a link that leads out of the tree. */
async function readSourceFile(root: string, path: string): Promise<SourceFile | undefined> {
  const full = join(root, path);
  const stat = await lstat(full);
  if (stat.isSymbolicLink()) return linkFile(path, await readlink(full));
  return { path, bytes: await readFile(full), mode: stat.mode & 0o777, modifiedMs: stat.mtimeMs };
}

/** A link of a tree, or undefined where it leads out. */
export function linkFile(path: string, linkTarget: string): SourceFile | undefined {
  const target = posix.join(posix.dirname(path), linkTarget);
  const leadsOut = posix.isAbsolute(linkTarget) || target === ".." || target.startsWith("../");
  return leadsOut ? undefined : { path, bytes: new Uint8Array(), mode: 0o777, linkTarget };
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
