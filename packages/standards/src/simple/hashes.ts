/** Digests as simple pages carry them (PEP 503 fragments, PEP 691 `hashes`). */

import type { JsonObject } from "../document/json.ts";
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
  const length = DIGEST_LENGTHS.get(algorithm) ?? digest.length;
  if (digest.length !== length || digest === "") {
    return undefined;
  }
  if (!/[^0-9a-f]/.test(digest)) {
    return digest;
  }
  return /[^0-9A-Fa-f]/.test(digest) ? undefined : digest.toLowerCase();
}

/** Whether a JSON object holds digests in their normal form already, as nearly all do: then no copy is needed. */
export function areHashes(object: JsonObject): object is Hashes {
  for (const key in object) {
    const digest = object[key];
    if (typeof digest !== "string" || !isNormal(key, digest)) {
      return false;
    }
  }
  return true;
}

function isNormal(algorithm: string, digest: string): boolean {
  const length = DIGEST_LENGTHS.get(algorithm);
  return length === undefined
    ? algorithm === algorithm.toLowerCase() && normalizeDigest(algorithm, digest) === digest
    : digest.length === length && !/[^0-9a-f]/.test(digest);
}

/**
 * The digests of a JSON object, algorithms and digits in lower case. What is no digest goes to `reject`, and is left
 * out.
 */
export function readHashObject(
  object: JsonObject,
  reject: (algorithm: string, digest: unknown) => void,
): Hashes {
  const hashes: Record<string, string> = {};
  for (const key of Object.keys(object)) {
    const digest = object[key];
    const algorithm = key.toLowerCase();
    const normalized = typeof digest === "string" ? normalizeDigest(algorithm, digest) : undefined;
    if (normalized === undefined) {
      reject(key, digest);
    } else {
      hashes[algorithm] = normalized;
    }
  }
  return hashes;
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
