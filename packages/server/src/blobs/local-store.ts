/**
 * The BlobStore port in a local folder. Write order (the one that survives a crash at any point): write to `tmp/` on
 * the same file system, fsync the file, rename it to the place that its digest names, fsync the folder.
 */

import { createReadStream } from "node:fs";
import { mkdir, opendir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type BlobStore,
  type BlobWriter,
  type Faults,
  type LegacyDigest,
  NO_FAULTS,
} from "../domain/ports.ts";
import { StreamHasher } from "../workers/stream-hasher.ts";
import { WorkerPool } from "../workers/worker-pool.ts";
import { DurableFolders } from "./folders.ts";
import { LocalBlobWriter, type WriterContext } from "./local-writer.ts";
import { blobPath, blobsFolder, isDigest, temporaryFolder } from "./paths.ts";

/** Opens the folder, and removes the temporary files of a process that was killed. One process may use it at a time. */
export async function openLocalBlobStore(
  root: string,
  faults: Faults,
  pool: WorkerPool = new WorkerPool(),
): Promise<BlobStore> {
  await mkdir(blobsFolder(root), { recursive: true });
  await sweepTemporaryFiles(root);
  return new LocalBlobStore(root, pool, faults);
}

/** For those who only look: nothing is swept, so a server may use the folder meanwhile. */
export function readLocalBlobs(root: string): Pick<BlobStore, "list" | "stream"> {
  return new LocalBlobStore(root, new WorkerPool(), NO_FAULTS);
}

/** `<data folder>/blobs` */
export function blobsRoot(folder: string): string {
  return join(folder, "blobs");
}

async function sweepTemporaryFiles(root: string): Promise<void> {
  await rm(temporaryFolder(root), { recursive: true, force: true });
  await mkdir(temporaryFolder(root));
}

class LocalBlobStore implements BlobStore {
  readonly #root: string;
  readonly #pool: WorkerPool;
  readonly #writers: WriterContext;

  constructor(root: string, pool: WorkerPool, faults: Faults) {
    this.#root = root;
    this.#pool = pool;
    this.#writers = { root, folders: new DurableFolders(root), faults };
  }

  async create(legacy: readonly LegacyDigest[] = []): Promise<BlobWriter> {
    return LocalBlobWriter.open(this.#writers, new StreamHasher(this.#pool, legacy));
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.size(sha256)) !== undefined;
  }

  async size(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.path(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  stream(sha256: string, range?: { readonly start: number; readonly end: number }): NodeJS.ReadableStream {
    return createReadStream(this.path(sha256), range);
  }

  path(sha256: string): string {
    return blobPath(this.#root, sha256);
  }

  async read(sha256: string): Promise<Uint8Array> {
    return readFile(this.path(sha256));
  }

  async *list(): AsyncIterable<string> {
    for await (const entry of await opendir(blobsFolder(this.#root), { recursive: true })) {
      if (entry.isFile() && isDigest(entry.name)) yield entry.name;
    }
  }
}
