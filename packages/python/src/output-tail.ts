/** Keeps the last part of what a process prints, however much that is. */

const KEPT_BYTES = 32 * 1024;

export class OutputTail {
  #kept = Buffer.alloc(0);
  #total = 0;

  /** Takes a chunk; returns the number of bytes so far. */
  add(chunk: Buffer): number {
    this.#total += chunk.length;
    const joined = Buffer.concat([this.#kept, chunk]);
    this.#kept = joined.subarray(Math.max(0, joined.length - KEPT_BYTES));
    return this.#total;
  }

  /** The kept part as text; bytes that are not UTF-8 are replaced. */
  text(): string {
    return this.#kept.toString("utf8");
  }
}
