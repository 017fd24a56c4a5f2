import { createHash } from "node:crypto";
import type { BlobStore } from "../domain/ports.ts";

/** The sha256 of the bytes that lie under a digest: the same one, unless the disk lost or changed some. */
export async function hashBlob(blobs: Pick<BlobStore, "stream">, sha256: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of blobs.stream(sha256)) hash.update(chunk);
  return hash.digest("hex");
}
