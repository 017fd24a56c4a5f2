/** One temporary blob: written while it is hashed, then committed to the place that its digest names, or discarded. */

import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobDigests, BlobWriter, Faults } from "../domain/ports.ts";
import type { StreamHasher } from "../workers/stream-hasher.ts";
import { type DurableFolders, syncFolder } from "./folders.ts";
import { blobPath, temporaryFolder } from "./paths.ts";

/** What all writers of one store share. */
export interface WriterContext {
  readonly root: string;
  readonly folders: DurableFolders;
  readonly faults: Faults;
}

export class LocalBlobWriter implements BlobWriter {
  readonly path: string;
  readonly #store: WriterContext;
  readonly #handle: FileHandle;
  readonly #hasher: StreamHasher;
  #digests: BlobDigests | undefined;

  static async open(store: WriterContext, hasher: StreamHasher): Promise<LocalBlobWriter> {
    const path = join(temporaryFolder(store.root), randomUUID());
    return new LocalBlobWriter(path, await open(path, "wx", 0o644), store, hasher);
  }

  private constructor(path: string, handle: FileHandle, store: WriterContext, hasher: StreamHasher) {
    this.path = path;
    this.#handle = handle;
    this.#store = store;
    this.#hasher = hasher;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const hashed = this.#hasher.update(chunk);
    for (let written = 0; written < chunk.length; ) {
      written += (await this.#handle.write(chunk, written)).bytesWritten;
    }
    await hashed;
  }

  async finish(): Promise<BlobDigests> {
    this.#digests ??= await this.#hasher.finish();
    return this.#digests;
  }

  async commit(): Promise<void> {
    if (this.#digests === undefined) throw new Error("commit before finish");
    const { sha256, size } = this.#digests;
    await this.#store.faults.at("blob:before-sync");
    await this.#handle.sync();
    await this.#handle.close();
    const target = blobPath(this.#store.root, sha256);
    await this.#store.folders.make(dirname(target));
    await this.#store.faults.at("blob:before-rename");
    if (await isWhole(target, size)) await rm(this.path);
    else await rename(this.path, target);
    await syncFolder(dirname(target));
    await this.#store.faults.at("blob:after-rename");
  }

  async discard(): Promise<void> {
    await this.#hasher.discard();
    await this.#handle.close();
    await rm(this.path, { force: true });
  }
}

/** Whether the bytes are held already. A blob of another size is a torn one, which the new bytes replace. */
async function isWhole(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
