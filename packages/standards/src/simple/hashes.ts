/** Digests as simple pages carry them (PEP 503 fragments, PEP 691 `hashes`). */

import type { Hashes } from "./page.ts";

/** Hexadecimal digits of a digest, for the algorithms that pip or uv know. */
const DIGEST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha512", 128],
  ["sha384", 96],
  ["blake2b", 64],
  ["sha224", 56],
  ["sha1", 40],
  ["md5", 32],
]);

/**
 * What may be a URL's fragment, best first. sha224 and sha1 are not here: uv refuses a whole page over them.
 */
const FRAGMENT_ALGORITHMS: readonly string[] = ["sha256", "sha512", "sha384", "blake2b", "md5"];

/**
 * The digest in lower case, or undefined where it cannot be one. A digest of an algorithm that nobody knows only
 * has to be hexadecimal.
 */
export function normalizeDigest(algorithm: string, digest: string): string | undefined {
  const length = DIGEST_LENGTHS.get(algorithm);
  if (!/^[0-9A-Fa-f]+$/.test(digest) || (length !== undefined && digest.length !== length)) {
    return undefined;
  }
  return digest.toLowerCase();
}

/** Whether pip or uv check this algorithm. */
export function isKnownAlgorithm(algorithm: string): boolean {
  return DIGEST_LENGTHS.has(algorithm);
}

/** `sha256=…`, for a URL's fragment or a metadata attribute; undefined where no digest will do. */
export function hashFragment(hashes: Hashes): string | undefined {
  const algorithm = FRAGMENT_ALGORITHMS.find((candidate) => hashes[candidate] !== undefined);
  return algorithm === undefined ? undefined : `${algorithm}=${hashes[algorithm]}`;
}

/** sha256 in front: pip looks at the first digest of a file only. */
export function orderHashes(hashes: Hashes): Hashes {
  const { sha256, ...others } = hashes;
  return sha256 === undefined ? hashes : { sha256, ...others };
}
