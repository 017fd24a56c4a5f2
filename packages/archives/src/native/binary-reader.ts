/** Reads numbers and strings out of a native binary and refuses to read beyond it. */

/** The binary contradicts itself: an offset or a length leads outside. */
export class BinaryFault extends Error {
  override readonly name = "BinaryFault";
}

/** Symbol and library names are seldom longer than some hundred bytes; C++ makes them a few thousand. */
const LONGEST_STRING = 64 * 1024;

export class BinaryReader {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint8(at: number): number {
    this.#check(at, 1);
    return this.#view.getUint8(at);
  }

  uint16(at: number): number {
    this.#check(at, 2);
    return this.#view.getUint16(at, this.littleEndian);
  }

  uint32(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, this.littleEndian);
  }

  /** Exact up to 2^53, far beyond any binary. */
  uint64(at: number): number {
    this.#check(at, 8);
    return Number(this.#view.getBigUint64(at, this.littleEndian));
  }

  /** Up to the next NUL, in UTF-8. */
  string(at: number): string {
    this.#check(at, 1);
    const end = this.bytes.subarray(at, at + LONGEST_STRING).indexOf(0);
    if (end === -1) throw new BinaryFault(`the string at ${at} has no end`);
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + at, end).toString("utf8");
  }

  /** A fixed-length field, up to its first NUL. */
  field(at: number, length: number): string {
    this.#check(at, length);
    const end = this.bytes.subarray(at, at + length).indexOf(0);
    const used = end === -1 ? length : end;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + at, used).toString("utf8");
  }

  /** The same file from an offset on. */
  from(at: number, length: number): BinaryReader {
    this.#check(at, length);
    return new BinaryReader(this.bytes.subarray(at, at + length), this.littleEndian);
  }

  /** Throws unless a table of `count` entries of `entryBytes` each lies inside: bounds every loop over it. */
  checkTable(at: number, count: number, entryBytes: number): void {
    this.#check(at, count * entryBytes);
  }

  #check(at: number, length: number): void {
    if (at >= 0 && at + length <= this.bytes.length) return;
    throw new BinaryFault(`${length} bytes at ${at} lie outside of ${this.bytes.length}`);
  }
}
