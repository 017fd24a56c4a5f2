/** All digests of one stream at once: sha256, which we live by, and the older ones that upload forms bring. */

import { createHash, type Hash } from "node:crypto";
import type { BlobDigests, LegacyDigest } from "../domain/ports.ts";
import { Blake2b256 } from "./blake2b.ts";

export class HashSet {
  readonly #sha256 = createHash("sha256");
  readonly #md5: Hash | undefined;
  readonly #blake2b256: Blake2b256 | undefined;
  #size = 0;

  constructor(legacy: readonly LegacyDigest[]) {
    if (legacy.includes("md5")) this.#md5 = createHash("md5");
    if (legacy.includes("blake2b256")) this.#blake2b256 = new Blake2b256();
  }

  update(chunk: Uint8Array): void {
    this.#size += chunk.length;
    this.#sha256.update(chunk);
    this.#md5?.update(chunk);
    this.#blake2b256?.update(chunk);
  }

  digest(): BlobDigests {
    return {
      sha256: this.#sha256.digest("hex"),
      size: this.#size,
      ...(this.#md5 && { md5: this.#md5.digest("hex") }),
      ...(this.#blake2b256 && { blake2b256: this.#blake2b256.digest() }),
    };
  }
}
