/**
 * A file that is being fetched, and everybody who reads it meanwhile. The bytes go to a temporary blob while they are
 * hashed; readers follow behind. The last ones are given out only when the digest was right: until then nobody can
 * take what came for the whole file. No reader owns the fetch: it goes on when all of them have left.
 */
import { type FileHandle, open } from "node:fs/promises";
import type { ByteSource } from "@linchpin/archives";
import type { BlockCache } from "../blocks/block-cache.ts";
import { BLOCK_SIZE } from "../blocks/block-source.ts";
import { readRange } from "../blocks/read-range.ts";

/** Bytes at the end that wait for the digest: without its last 64 kB no archive can be read, by anyone. */
const HELD_BACK = 64 * 1024;

/** Counts the fetches of this process, so that the blocks of each have names of their own. */
let arrivals = 0;

type State = "arriving" | "whole" | "failed";

export class ArrivingFile {
  /** Names the blocks in the cache. */
  #key = `arriving-${++arrivals}`;
  readonly #blocks: BlockCache;
  #state: State = "arriving";
  #error: unknown;
  #size: number | undefined;
  #written = 0;
  /** The block that is being filled; what was written into it does not change. */
  #current = Buffer.allocUnsafeSlow(BLOCK_SIZE);
  #waiting: (() => void)[] = [];
  #handle: FileHandle | undefined;
  #readers = 0;

  /** `path`: where the bytes are written. `size` in bytes, where somebody gives it. */
  static async open(path: string, blocks: BlockCache, size: number | undefined): Promise<ArrivingFile> {
    return new ArrivingFile(await open(path, "r"), blocks, size);
  }

  private constructor(handle: FileHandle, blocks: BlockCache, size: number | undefined) {
    this.#handle = handle;
    this.#blocks = blocks;
    this.#size = size;
  }

  /** Bytes of the whole file; undefined until all have come where nobody says how many there are. */
  get size(): number | undefined {
    return this.#size;
  }

  /** Bytes that have come. */
  get written(): number {
    return this.#written;
  }

  /** These bytes are on the disk now, behind the ones before. */
  append(chunk: Uint8Array): void {
    for (let taken = 0; taken < chunk.length; ) {
      const filled = this.#written % BLOCK_SIZE;
      const piece = chunk.subarray(taken, taken + BLOCK_SIZE - filled);
      this.#current.set(piece, filled);
      taken += piece.length;
      this.#written += piece.length;
      if (this.#written % BLOCK_SIZE === 0) this.#startBlock();
    }
    this.#wake();
  }

  /** All bytes have come, and they are the right ones; the cache knows them by this name from now on. */
  complete(sha256: string): void {
    this.#state = "whole";
    this.#size = this.#written;
    this.#rename(sha256);
    this.#wake();
    this.#closeIfUnread();
  }

  /** What came is not the file; whoever reads it learns so. */
  fail(error: unknown): void {
    if (this.#state !== "arriving") return;
    this.#state = "failed";
    this.#error = error;
    this.#blocks.forget(this.#key, Math.ceil(this.#written / BLOCK_SIZE));
    this.#wake();
    this.#closeIfUnread();
  }

  /** Resolves when the file is whole and right; rejects when it will not be. */
  async whole(): Promise<void> {
    await this.#until(() => false);
  }

  /** Keeps the bytes readable until `release`. To be called while the file is still arriving. */
  acquire(): this {
    this.#readers++;
    return this;
  }

  release(): void {
    this.#readers--;
    this.#closeIfUnread();
  }

  /** Some of the bytes from `offset` on, as soon as there are any; none at the end. Between `acquire` and `release`. */
  async read(offset: number): Promise<Buffer> {
    await this.#until(() => this.#readable() > offset);
    const start = offset - (offset % BLOCK_SIZE);
    const length = Math.min(BLOCK_SIZE, this.#readable() - start);
    if (length <= 0) return Buffer.alloc(0);
    return (await this.#block(start)).subarray(offset - start, length);
  }

  /** Throws what the fetch failed with; else waits until `condition` holds or all bytes have come. */
  async #until(condition: () => boolean): Promise<void> {
    while (this.#state === "arriving" && !condition()) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#state === "failed") throw this.#error;
  }

  /** Bytes from the beginning that may be given out. */
  #readable(): number {
    if (this.#state === "whole") return this.#written;
    return Math.max(0, Math.min(this.#written, (this.#size ?? this.#written) - HELD_BACK));
  }

  async #block(start: number): Promise<Buffer> {
    const index = start / BLOCK_SIZE;
    if (index === Math.trunc(this.#written / BLOCK_SIZE)) return this.#current;
    const length = Math.min(BLOCK_SIZE, this.#written - start);
    const read = async (): Promise<Buffer> => await readRange(this.#requireHandle(), { start, length });
    return this.#blocks.peek(this.#key, index) ?? (await this.#blocks.load(this.#key, index, read));
  }

  #requireHandle(): FileHandle {
    if (this.#handle === undefined) throw new Error("an arriving file was read without being acquired");
    return this.#handle;
  }

  #startBlock(): void {
    this.#blocks.keep(this.#key, this.#written / BLOCK_SIZE - 1, this.#current);
    this.#current = Buffer.allocUnsafeSlow(BLOCK_SIZE);
  }

  #rename(sha256: string): void {
    const full = Math.trunc(this.#written / BLOCK_SIZE);
    this.#blocks.rename(this.#key, sha256, full);
    const rest = this.#written % BLOCK_SIZE;
    if (rest > 0) this.#blocks.keep(sha256, full, this.#current.subarray(0, rest));
    this.#key = sha256;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #closeIfUnread(): void {
    if (this.#state === "arriving" || this.#readers > 0) return;
    void this.#handle?.close();
    this.#handle = undefined;
  }
}

/** Random access to a file that is whole. Between `acquire` and `release`. */
export function arrivingSource(arriving: ArrivingFile): ByteSource {
  return {
    size: arriving.written,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(length);
      for (let filled = 0; filled < length; ) {
        const piece = await arriving.read(offset + filled);
        if (piece.length === 0) throw new RangeError(`no ${length} bytes at ${offset}`);
        filled += piece.copy(bytes, filled);
      }
      return bytes;
    },
  };
}
