/** The strongest digest that the upstream's page gives for a file, and whether the bytes have it. */
import { createHash, type Hash } from "node:crypto";
import type { MirroredFile } from "./answer.ts";
import { WrongFileError } from "./wrong-file.ts";

/** In the order of their strength; sha256 is computed anyway, by the blob's writer. */
const ALGORITHMS = ["sha256", "sha512", "sha384", "sha224", "sha1", "md5"];

export class PromisedDigest {
  readonly #file: MirroredFile;
  readonly #algorithm: string | undefined;
  readonly #hash: Hash | undefined;

  constructor(file: MirroredFile) {
    this.#file = file;
    this.#algorithm = ALGORITHMS.find((algorithm) => file.hashes[algorithm] !== undefined);
    if (this.#algorithm !== undefined && this.#algorithm !== "sha256")
      this.#hash = createHash(this.#algorithm);
  }

  update(chunk: Uint8Array): void {
    this.#hash?.update(chunk);
  }

  /** Throws WrongFileError where the bytes are not the promised ones; a page without digests promises none. */
  require(sha256: string): void {
    if (this.#algorithm === undefined) return;
    const actual = this.#hash?.digest("hex") ?? sha256;
    const promised = this.#file.hashes[this.#algorithm];
    if (actual === promised) return;
    throw new WrongFileError(this.#file, `its ${this.#algorithm} is ${actual} instead of ${promised}`);
  }
}
