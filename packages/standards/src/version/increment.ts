/** Steps on numbers of any size. */
import type { VersionNumber } from "./version.ts";

/** The next number; from 2^53 on a `bigint`. */
export function increment(number: VersionNumber): VersionNumber {
  if (typeof number === "bigint") return number + 1n;
  return number < Number.MAX_SAFE_INTEGER ? number + 1 : BigInt(number) + 1n;
}

/** The number before one that is not 0. */
export function decrement(number: VersionNumber): VersionNumber {
  if (typeof number === "number") return number - 1;
  return number - 1n <= Number.MAX_SAFE_INTEGER ? Number(number - 1n) : number - 1n;
}
