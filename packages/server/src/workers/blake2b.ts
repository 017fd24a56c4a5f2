/**
 * BLAKE2b with a 32-byte digest (RFC 7693), which every upload client sends and OpenSSL, as Node has it, cannot make:
 * there the digest length is fixed at 64 bytes, and a shorter digest is not a cut longer one.
 *
 * A 64-bit word is two entries of a Uint32Array, the low half first.
 */

const BLOCK_BYTES = 128;
const DIGEST_BYTES = 32;
const ROUNDS = 12;

// biome-ignore format: sixteen words of two halves
const INITIAL = Uint32Array.of(
  0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
  0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
);

// RFC 7693 §2.7: which message word each step of a round takes. Doubled, as a word is two entries.
// biome-ignore format: one round a line
const SCHEDULE = Uint8Array.from([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
  11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
  7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
  9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
  2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
  12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
  13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
  6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
  10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
], (word) => word * 2);

/** The working words of one compression; shared, because a compression never waits for anything. */
const v = new Int32Array(32);
const m = new Int32Array(32);

export class Blake2b256 {
  readonly #state = INITIAL.slice();
  readonly #block = new Uint8Array(BLOCK_BYTES);
  readonly #words = new DataView(this.#block.buffer);
  #filled = 0;
  /** Bytes so far; exact to 2^53. */
  #length = 0;

  constructor() {
    // The parameter block of an unkeyed hash: digest length, no key, fanout 1, depth 1.
    this.#state[0]! ^= 0x01010000 ^ DIGEST_BYTES;
  }

  update(bytes: Uint8Array): this {
    for (let offset = 0; offset < bytes.length; ) {
      // The last block is compressed by `digest`, so a full one waits until more arrives.
      if (this.#filled === BLOCK_BYTES) this.#compress(false);
      const taken = Math.min(BLOCK_BYTES - this.#filled, bytes.length - offset);
      this.#block.set(bytes.subarray(offset, offset + taken), this.#filled);
      this.#filled += taken;
      offset += taken;
    }
    return this;
  }

  /** Lower-case hexadecimal. Nothing can be added after it. */
  digest(): string {
    this.#block.fill(0, this.#filled);
    this.#compress(true);
    return Buffer.from(this.#state.buffer, 0, DIGEST_BYTES).toString("hex");
  }

  #compress(last: boolean): void {
    this.#length += this.#filled;
    this.#filled = 0;
    v.set(this.#state, 0);
    v.set(INITIAL, 16);
    v[24]! ^= this.#length;
    v[25]! ^= Math.floor(this.#length / 2 ** 32);
    if (last) {
      v[28] = ~v[28]!;
      v[29] = ~v[29]!;
    }
    for (let word = 0; word < 32; word++) m[word] = this.#words.getInt32(word * 4, true);
    for (let round = 0; round < ROUNDS; round++) mixRound(round * 16);
    for (let word = 0; word < 16; word++) this.#state[word]! ^= v[word]! ^ v[word + 16]!;
  }
}

/** RFC 7693 §3.2: the columns, then the diagonals. */
function mixRound(schedule: number): void {
  mix(0, 8, 16, 24, SCHEDULE[schedule]!, SCHEDULE[schedule + 1]!);
  mix(2, 10, 18, 26, SCHEDULE[schedule + 2]!, SCHEDULE[schedule + 3]!);
  mix(4, 12, 20, 28, SCHEDULE[schedule + 4]!, SCHEDULE[schedule + 5]!);
  mix(6, 14, 22, 30, SCHEDULE[schedule + 6]!, SCHEDULE[schedule + 7]!);
  mix(0, 10, 20, 30, SCHEDULE[schedule + 8]!, SCHEDULE[schedule + 9]!);
  mix(2, 12, 22, 24, SCHEDULE[schedule + 10]!, SCHEDULE[schedule + 11]!);
  mix(4, 14, 16, 26, SCHEDULE[schedule + 12]!, SCHEDULE[schedule + 13]!);
  mix(6, 8, 18, 28, SCHEDULE[schedule + 14]!, SCHEDULE[schedule + 15]!);
}

/**
 * RFC 7693 §3.1: G over the words of `v` at a, b, c and d, and the message words at x and y. The halves live in
 * local 32-bit integers, which is what makes this fast; a sum of low halves carries its 2^32s into the high one.
 */
function mix(a: number, b: number, c: number, d: number, x: number, y: number): void {
  let aLow = v[a]! | 0;
  let aHigh = v[a + 1]! | 0;
  let bLow = v[b]! | 0;
  let bHigh = v[b + 1]! | 0;
  let cLow = v[c]! | 0;
  let cHigh = v[c + 1]! | 0;
  let dLow = v[d]! | 0;
  let dHigh = v[d + 1]! | 0;

  let sum = (aLow >>> 0) + (bLow >>> 0) + (m[x]! >>> 0);
  aHigh = (aHigh + bHigh + m[x + 1]! + ((sum / 0x100000000) | 0)) | 0;
  aLow = sum | 0;
  // d = (d ^ a) rotated right by 32: the halves change places.
  [dLow, dHigh] = [dHigh ^ aHigh, dLow ^ aLow];
  sum = (cLow >>> 0) + (dLow >>> 0);
  cHigh = (cHigh + dHigh + ((sum / 0x100000000) | 0)) | 0;
  cLow = sum | 0;
  let low = bLow ^ cLow;
  let high = bHigh ^ cHigh;
  bLow = (low >>> 24) | (high << 8);
  bHigh = (high >>> 24) | (low << 8);

  sum = (aLow >>> 0) + (bLow >>> 0) + (m[y]! >>> 0);
  aHigh = (aHigh + bHigh + m[y + 1]! + ((sum / 0x100000000) | 0)) | 0;
  aLow = sum | 0;
  low = dLow ^ aLow;
  high = dHigh ^ aHigh;
  dLow = (low >>> 16) | (high << 16);
  dHigh = (high >>> 16) | (low << 16);
  sum = (cLow >>> 0) + (dLow >>> 0);
  cHigh = (cHigh + dHigh + ((sum / 0x100000000) | 0)) | 0;
  cLow = sum | 0;
  low = bLow ^ cLow;
  high = bHigh ^ cHigh;
  // Right by 63 is left by 1.
  bLow = (low << 1) | (high >>> 31);
  bHigh = (high << 1) | (low >>> 31);

  v[a] = aLow;
  v[a + 1] = aHigh;
  v[b] = bLow;
  v[b + 1] = bHigh;
  v[c] = cLow;
  v[c + 1] = cHigh;
  v[d] = dLow;
  v[d + 1] = dHigh;
}
