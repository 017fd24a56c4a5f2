/** Where things lie in the data folder: temporary files in `tmp/`, blobs in `sha256/ab/cd/<digest>`. */

import { join } from "node:path";

export function temporaryFolder(root: string): string {
  return join(root, "tmp");
}

export function blobsFolder(root: string): string {
  return join(root, "sha256");
}

/** `digest` is a sha256 in lower-case hexadecimal; anything else could point out of the folder and throws. */
export function blobPath(root: string, digest: string): string {
  if (!isDigest(digest)) throw new Error(`not a sha256: ${JSON.stringify(digest)}`);
  return join(blobsFolder(root), digest.slice(0, 2), digest.slice(2, 4), digest);
}

export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
