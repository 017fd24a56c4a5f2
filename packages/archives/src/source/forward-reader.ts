/**
 * Reads a source once, from its first byte towards its last, in large windows. Every byte that is read passes the
 * hash of the file on its way, so a walk and the file's digest cost one pass.
 */
import { createHash, type Hash } from "node:crypto";
import type { ByteSource } from "./byte-source.ts";

/** One read of the disk or the network. */
export const WINDOW_BYTES = 256 * 1024;

/**
 * Windows in turn. What `take` and `piece` give is a view on a window and stays valid while the next two are read: a
 * decompressor works on one while the next is on its way.
 */
const WINDOWS = 4;

/** Told after each window how much of the file has been read. */
export type Progress = (doneBytes: number, totalBytes: number) => void;

export class ForwardReader {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #progress: Progress | undefined;
  readonly #hash: Hash = createHash("sha256");
  readonly #windows: Uint8Array[] = [];
  #turn = 0;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;
  #position = 0;
  #hashed = 0;

  constructor(source: ByteSource, progress?: Progress) {
    this.#source = source;
    this.#progress = progress;
    this.size = source.size;
  }

  /** The offset of the next byte. */
  get position(): number {
    return this.#position;
  }

  get remaining(): number {
    return this.size - this.#position;
  }

  /** The next `length` bytes in one piece; the caller has checked `remaining` and bounded `length`. */
  async take(length: number): Promise<Uint8Array> {
    const first = this.#rest().subarray(0, length);
    if (first.length === length) {
      this.#position += length;
      return first;
    }
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const piece = await this.piece(length - filled);
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes;
  }

  /** Between one and `most` next bytes, whatever is at hand; nothing at the end. */
  async piece(most: number): Promise<Uint8Array> {
    if (this.#rest().length === 0) await this.#advance();
    const piece = this.#rest().subarray(0, most);
    this.#position += piece.length;
    return piece;
  }

  /** The next `length` bytes, in pieces. */
  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const piece = await this.piece(left);
      if (piece.length === 0) return;
      left -= piece.length;
      yield piece;
    }
  }

  /** Passes over the next `length` bytes; they are read and hashed all the same. */
  async skip(length: number): Promise<void> {
    for await (const piece of this.pieces(length)) void piece;
  }

  /** Goes back to an earlier offset: a decompressor was fed more than it took. Nothing is hashed twice. */
  rewind(position: number): void {
    if (position > this.#position)
      throw new RangeError(`cannot rewind from ${this.#position} to ${position}`);
    if (position < this.#windowStart) this.#window = new Uint8Array(0);
    if (this.#window.length === 0) this.#windowStart = position;
    this.#position = position;
  }

  /** Reads what is left and gives the SHA-256 of the whole file in lower-case hexadecimal. */
  async finish(): Promise<string> {
    await this.skip(this.remaining);
    return this.#hash.digest("hex");
  }

  #rest(): Uint8Array {
    return this.#window.subarray(this.#position - this.#windowStart);
  }

  async #advance(): Promise<void> {
    const length = Math.min(WINDOW_BYTES, this.size - this.#position);
    if (length === 0) return;
    this.#window = await this.#readWindow(length);
    this.#windowStart = this.#position;
    const end = this.#position + length;
    if (end <= this.#hashed) return;
    this.#hash.update(this.#window.subarray(this.#hashed - this.#position));
    this.#hashed = end;
    this.#progress?.(end, this.size);
  }

  async #readWindow(length: number): Promise<Uint8Array> {
    if (this.#source.readInto === undefined) return this.#source.read(this.#position, length);
    this.#turn = (this.#turn + 1) % WINDOWS;
    this.#windows[this.#turn] ??= Buffer.allocUnsafeSlow(WINDOW_BYTES);
    const window = this.#windows[this.#turn]!.subarray(0, length);
    await this.#source.readInto(this.#position, window);
    return window;
  }
}
