/** Pulls exact lengths out of a stream of decompressed pieces, and knows the offset in the tar. */

export class BlockReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);
  #position = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The offset of the next byte in the decompressed tar. */
  get position(): number {
    return this.#position;
  }

  /**
   * Up to `length` bytes in one piece: fewer only at the end of the stream. The caller bounds `length`. Like `piece`,
   * it gives a view that is valid until the next call.
   */
  async take(length: number): Promise<Uint8Array> {
    if (this.#piece.length >= length) return this.#cut(length);
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const piece = await this.piece(length - filled);
      if (piece.length === 0) break;
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  }

  /** Between one and `most` next bytes; none at the end of the stream. */
  async piece(most: number): Promise<Uint8Array> {
    while (this.#piece.length === 0) {
      const next = await this.#pieces.next();
      if (next.done) return this.#piece;
      this.#piece = next.value;
    }
    return this.#cut(Math.min(most, this.#piece.length));
  }

  #cut(length: number): Uint8Array {
    const bytes = this.#piece.subarray(0, length);
    this.#piece = this.#piece.subarray(length);
    this.#position += length;
    return bytes;
  }

  /** Closes the stream beneath, also after an error. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
