/** Sorting many versions. */
import { compareVersions } from "./compare.ts";
import type { Version } from "./version.ts";

/** Each of the first three release numbers has so many values in a rank, so that a rank is an exact number. */
const RADIX = 2 ** 17;

/**
 * The versions in ascending order; equal ones stay in theirs. The same as sorting with `compareVersions`, but most
 * comparisons are of two numbers that lie side by side in memory.
 */
export function sortVersions(versions: Iterable<Version>): Version[] {
  const list = [...versions];
  const ranks = Float64Array.from(list, rankOf);
  const order = Uint32Array.from(list.keys());
  order.sort((a, b) => ranks[a]! - ranks[b]! || compareVersions(list[a]!, list[b]!) || a - b);
  return Array.from(order, (index) => list[index]!);
}

/** A number that is not greater for a smaller version: its first release numbers, or more than all for very large ones. */
function rankOf({ epoch, release }: Version): number {
  const [major = 0, minor = 0, micro = 0] = release;
  if (epoch !== 0) return Number.MAX_VALUE;
  if (major >= RADIX) return RADIX ** 3;
  if (minor >= RADIX) return Number(major) * RADIX ** 2 + RADIX ** 2 - 1;
  return (Number(major) * RADIX + Number(minor)) * RADIX + (micro >= RADIX ? RADIX - 1 : Number(micro));
}
