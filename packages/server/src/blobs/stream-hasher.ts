/** Hashes a stream of unknown length. */

import { createHash } from "node:crypto";
import type { BlobDigests } from "../domain/ports.ts";

export class StreamHasher {
  readonly #sha256 = createHash("sha256");
  #size = 0;

  /** Takes the next bytes; resolves when more are welcome. The chunk may be reused after that. */
  async update(chunk: Uint8Array): Promise<void> {
    this.#sha256.update(chunk);
    this.#size += chunk.length;
  }

  async finish(): Promise<BlobDigests> {
    return { sha256: this.#sha256.digest("hex"), size: this.#size };
  }

  async discard(): Promise<void> {}
}
