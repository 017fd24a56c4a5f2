/**
 * Files in a folder that a sandboxed process may write. What it left there is read without following its links, so
 * that it cannot make the host read a file for it.
 */
import { constants } from "node:fs";
import { chmod, mkdir, open, readdir, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SourceFile } from "../build/source-tree.ts";

/** Lays files below a folder, links last: nothing is written through one. */
export async function layFiles(folder: string, files: readonly SourceFile[]): Promise<void> {
  await makeFolders(files.map(({ path }) => dirname(join(folder, path))));
  for (const file of files) if (file.linkTarget === undefined) await layFile(join(folder, file.path), file);
  for (const { path, linkTarget } of files)
    if (linkTarget !== undefined) await symlink(linkTarget, join(folder, path));
}

export async function makeFolders(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) await mkdir(folder, { recursive: true });
}

/** The folder must be there. */
export async function layFile(
  path: string,
  { bytes, mode, modifiedMs }: Pick<SourceFile, "bytes" | "mode" | "modifiedMs">,
): Promise<void> {
  await writeFile(path, bytes, { mode });
  // The umask of this process has taken these bits away.
  if ((mode & process.umask()) !== 0) await chmod(path, mode);
  if (modifiedMs !== undefined) await utimes(path, modifiedMs / 1000, modifiedMs / 1000);
}

/** A regular file really at that path below `folder`, of at most `limit` bytes; undefined for anything else. */
export async function readOwnFile(
  folder: string,
  path: string,
  limit: number,
): Promise<Uint8Array | undefined> {
  const own = join(await realpath(folder), path);
  const handle = await openFile(own);
  if (handle === undefined) return undefined;
  try {
    const stat = await handle.stat();
    const throughNoLink = (await realpath(dirname(own))) === dirname(own);
    return stat.isFile() && stat.size <= limit && throughNoLink ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

/** Never waits for the other end of a pipe. */
async function openFile(path: string) {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return open(path, flags).catch(() => undefined);
}

/** Removes a folder, also one with folders that nobody may list. */
export async function removeTree(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch {
    await unlock(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function unlock(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => undefined);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await unlock(join(folder, entry.name));
}
