/** A source whose last bytes were fetched in one read: a zip's end record and, in most wheels, its whole directory. */
import type { ByteSource } from "../source/byte-source.ts";

/** Holds the directory of a wheel of some five hundred members, and the metadata folder, which stands at the end. */
const TAIL_BYTES = 64 * 1024 + 256;

export class TailSource implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #tail: Uint8Array;

  private constructor(source: ByteSource, tail: Uint8Array) {
    this.size = source.size;
    this.#source = source;
    this.#tail = tail;
  }

  /** Fetches the tail. */
  static async over(source: ByteSource): Promise<TailSource> {
    const length = Math.min(TAIL_BYTES, source.size);
    return new TailSource(source, await source.read(source.size - length, length));
  }

  /** From the tail if it holds the bytes, else from the source. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const start = offset - (this.size - this.#tail.length);
    if (start >= 0 && start + length <= this.#tail.length) return this.#tail.subarray(start, start + length);
    return this.#source.read(offset, length);
  }
}
