/** Hashes a stream of unknown length: at once when it stays short, in a worker thread when it grows. */

import type { BlobDigests, LegacyDigest } from "../domain/ports.ts";
import { HashSet } from "./hash-set.ts";
import type { WorkerPool, WorkerThread } from "./worker-pool.ts";

/** Bytes up to which hashing on the request thread is quicker than asking a worker: about two milliseconds. */
export const INLINE_LIMIT = 1024 * 1024;
/** Bytes that may wait in a worker before the sender has to wait as well. */
const WINDOW = 4 * 1024 * 1024;

let nextStream = 0;

export class StreamHasher {
  readonly #pool: WorkerPool;
  readonly #legacy: readonly LegacyDigest[];
  /** What came before the stream was long. */
  #held: Uint8Array[] = [];
  #size = 0;
  #remote: RemoteHash | undefined;

  constructor(pool: WorkerPool, legacy: readonly LegacyDigest[]) {
    this.#pool = pool;
    this.#legacy = legacy;
  }

  /** Takes the next bytes, which must stay as they are; resolves when more are welcome. */
  async update(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.length;
    if (this.#remote === undefined) {
      this.#held.push(chunk);
      if (this.#size > INLINE_LIMIT) await this.#moveToWorker();
    } else await this.#remote.update(chunk);
  }

  async finish(): Promise<BlobDigests> {
    if (this.#remote !== undefined) return this.#remote.finish();
    const hashes = new HashSet(this.#legacy);
    for (const chunk of this.#held) hashes.update(chunk);
    this.#held = [];
    return hashes.digest();
  }

  /** Forgets the stream; harmless after `finish`. */
  async discard(): Promise<void> {
    this.#held = [];
    await this.#remote?.discard();
  }

  async #moveToWorker(): Promise<void> {
    const remote = new RemoteHash(this.#pool.thread(), this.#legacy);
    this.#remote = remote;
    for (const chunk of this.#held) await remote.update(chunk);
    this.#held = [];
  }
}

class RemoteHash {
  readonly #thread: WorkerThread;
  readonly #stream = nextStream++;
  /** Resolves when the worker has taken everything so far. */
  #taken: Promise<unknown>;
  #waiting = 0;
  #ended = false;

  constructor(thread: WorkerThread, legacy: readonly LegacyDigest[]) {
    this.#thread = thread;
    this.#taken = thread.run({ kind: "hash-open", stream: this.#stream, legacy });
  }

  async update(chunk: Uint8Array): Promise<void> {
    const copy = new Uint8Array(chunk);
    this.#waiting += copy.length;
    const taken = this.#thread
      .run({ kind: "hash-chunk", stream: this.#stream, chunk: copy }, [copy.buffer])
      .finally(() => {
        this.#waiting -= chunk.length;
      });
    this.#taken = taken;
    // A failure of the worker is reported by whoever waits next, `finish` at the latest.
    taken.catch(() => undefined);
    if (this.#waiting > WINDOW) await taken;
  }

  async finish(): Promise<BlobDigests> {
    await this.#taken;
    this.#ended = true;
    return (await this.#thread.run({ kind: "hash-finish", stream: this.#stream })) as BlobDigests;
  }

  async discard(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#thread.run({ kind: "hash-drop", stream: this.#stream });
  }
}
