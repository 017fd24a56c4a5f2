/** Sets of versions as stretches of the line of versions, and their algebra. */
import type { Version } from "../version/version.ts";
import { type Cut, compareCuts, isAbove, isBelowAllVersions } from "./cut.ts";

/** All versions from one cut to the other; without `lower` from the least version on, without `upper` without end. */
export interface Interval {
  readonly lower: Cut | undefined;
  readonly upper: Cut | undefined;
}

/** A set of versions: intervals in ascending order, none empty, none touching the next. Equal sets are equal lists. */
export type Intervals = readonly Interval[];

/** No version. */
export const NO_VERSIONS: Intervals = [];

/** Every version. */
export const ALL_VERSIONS: Intervals = [{ lower: undefined, upper: undefined }];

/** The versions between two cuts. */
export function intervalsBetween(lower: Cut | undefined, upper: Cut | undefined): Intervals {
  const from = lower !== undefined && isBelowAllVersions(lower) ? undefined : lower;
  if (
    upper !== undefined &&
    (isBelowAllVersions(upper) || (from !== undefined && compareCuts(from, upper) >= 0))
  ) {
    return NO_VERSIONS;
  }
  return [{ lower: from, upper }];
}

/** Whether the set has no version. */
export function isEmptyIntervals(intervals: Intervals): boolean {
  return intervals.length === 0;
}

/** Whether the version is in the set. Nothing is said here about pre-releases. */
export function intervalsContain(intervals: Intervals, version: Version): boolean {
  // Halving finds the last interval that begins below the version.
  let [first, count] = [0, intervals.length];
  while (count > 0) {
    const middle = first + (count >> 1);
    const lower = intervals[middle]?.lower;
    if (lower === undefined || isAbove(lower, version)) {
      first = middle + 1;
      count = count - (count >> 1) - 1;
    } else {
      count >>= 1;
    }
  }
  const interval = intervals[first - 1];
  return interval !== undefined && (interval.upper === undefined || !isAbove(interval.upper, version));
}

/** Versions in both sets. Linear in the number of intervals. */
export function intersectIntervals(a: Intervals, b: Intervals): Intervals {
  const result: Interval[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [x, y] = [a[left], b[right]];
    if (x === undefined || y === undefined) return result;
    const lower = compareLower(x.lower, y.lower) >= 0 ? x.lower : y.lower;
    const xEndsFirst = compareUpper(x.upper, y.upper) < 0;
    const upper = xEndsFirst ? x.upper : y.upper;
    if (lower === undefined || upper === undefined || compareCuts(lower, upper) < 0)
      result.push({ lower, upper });
    if (xEndsFirst) left += 1;
    else right += 1;
  }
}

/** Versions in all of the sets. Halves the list again and again, so that many small sets cost no more than one pass each. */
export function intersectAllIntervals(sets: readonly Intervals[]): Intervals {
  const [first, ...others] = sets;
  if (first === undefined) return ALL_VERSIONS;
  if (others.length === 0) return first;
  const middle = sets.length >> 1;
  return intersectIntervals(
    intersectAllIntervals(sets.slice(0, middle)),
    intersectAllIntervals(sets.slice(middle)),
  );
}

/** Versions that are not in the set. */
export function complementIntervals(intervals: Intervals): Intervals {
  const result: Interval[] = [];
  let lower: Cut | undefined;
  for (const [index, interval] of intervals.entries()) {
    if (index > 0 || interval.lower !== undefined) result.push({ lower, upper: interval.lower });
    if (interval.upper === undefined) return result;
    lower = interval.upper;
  }
  result.push({ lower, upper: undefined });
  return result;
}

/** Versions in at least one of the sets. */
export function uniteIntervals(a: Intervals, b: Intervals): Intervals {
  return complementIntervals(intersectIntervals(complementIntervals(a), complementIntervals(b)));
}

/** Versions in the first set and not in the second. */
export function subtractIntervals(a: Intervals, b: Intervals): Intervals {
  return intersectIntervals(a, complementIntervals(b));
}

/** Whether two sets hold the same versions. */
export function intervalsEqual(a: Intervals, b: Intervals): boolean {
  return (
    a.length === b.length &&
    a.every((interval, index) => {
      const other = b[index];
      if (other === undefined) return false;
      return (
        compareLower(interval.lower, other.lower) === 0 && compareUpper(interval.upper, other.upper) === 0
      );
    })
  );
}

/** Lower edges in ascending order; no edge is the lowest. */
export function compareLower(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareCuts(a, b);
}

/** Upper edges in ascending order; no edge is the highest. */
export function compareUpper(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareCuts(a, b);
}
