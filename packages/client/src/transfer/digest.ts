/** sha256 of a file on disk, read once in bounded memory. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** The hash state after the whole file at `path`. Throws the system's error where it cannot be read. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<Hash> {
  const hash = createHash("sha256");
  await pipeline(
    createReadStream(path),
    async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) hash.update(chunk);
    },
    signal === undefined ? {} : { signal },
  );
  return hash;
}
