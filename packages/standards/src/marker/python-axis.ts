/**
 * `python_version` is the first two numbers of `python_full_version`, so for reasoning both are one thing: the full
 * version. Here the one is read as the other.
 */
import { type Cut, cutAfterLocals, cutBefore, cutBeforeRelease } from "../specifier/cut.ts";
import {
  type Interval,
  type Intervals,
  intervalsBetween,
  NO_VERSIONS,
  uniteIntervals,
} from "../specifier/intervals.ts";
import { increment } from "../version/increment.ts";
import { makeVersion, type Version, type VersionNumber } from "../version/version.ts";

/** From values of `python_version` to the full versions of the interpreters that have them. */
export function fullVersionsOf(shortVersions: Intervals): Intervals {
  return shortVersions.map(fullVersionsIn).reduce(uniteIntervals, NO_VERSIONS);
}

function fullVersionsIn({ lower, upper }: Interval): Intervals {
  const from = lower === undefined ? undefined : shortVersionAbove(lower);
  // No Python has an epoch: nothing lies above such an edge, and everything below it.
  if (lower !== undefined && from === undefined) return NO_VERSIONS;
  const to = upper === undefined ? undefined : shortVersionAbove(upper);
  return intervalsBetween(from && cutBeforeRelease(0, from), to && cutBeforeRelease(0, to));
}

/**
 * The way back: from full versions to values of `python_version`, with edges that print well. Undefined where an edge
 * lies within the versions of one short version.
 */
export function shortVersionsOf(fullVersions: Intervals): Intervals | undefined {
  const minors = fullVersions.map(minorsOf);
  if (!minors.every((each) => each !== undefined)) return undefined;
  return minors.map((minor, index) => {
    const { from, to } = minor;
    if (isSingle(minor)) return onlyMinor(from);
    const [previous, next] = [minors[index - 1], minors[index + 1]];
    const isHoleBelow = previous !== undefined && !isSingle(previous) && isNextMinor(previous.to, from);
    const isHoleAbove = next !== undefined && !isSingle(next) && isNextMinor(to, next.from);
    return {
      lower:
        from && (isHoleBelow ? cutAfterLocals(minorVersion(previous.to)) : cutBefore(minorVersion(from))),
      upper: to && (isHoleAbove ? cutBefore(minorVersion(to)) : cutBeforeRelease(0, to)),
    };
  });
}

/** From the first minor version of a stretch up to, not including, another; undefined for no edge. */
interface Minors {
  readonly from: Minor | undefined;
  readonly to: Minor | undefined;
}

type Minor = readonly [VersionNumber, VersionNumber];

function minorsOf({ lower, upper }: Interval): Minors | undefined {
  const [from, to] = [lower && minorOf(lower), upper && minorOf(upper)];
  if ((lower !== undefined && from === undefined) || (upper !== undefined && to === undefined))
    return undefined;
  return { from, to };
}

/** The short version before whose full versions the cut lies. */
function minorOf({ version, place }: Cut): Minor | undefined {
  const { epoch, release, pre, post, dev } = version;
  const [major = 0, minor = 0, ...rest] = release;
  const isFirst = place === "before" && dev === 0 && pre === undefined && post === undefined;
  return isFirst && epoch === 0 && rest.every((number) => number === 0) ? [major, minor] : undefined;
}

function minorVersion(minor: Minor | undefined): Version {
  return makeVersion({ release: minor ?? [0] });
}

function onlyMinor(minor: Minor | undefined): Interval {
  return { lower: cutBefore(minorVersion(minor)), upper: cutAfterLocals(minorVersion(minor)) };
}

function isSingle({ from, to }: Minors): boolean {
  return isNextMinor(from, to);
}

function isNextMinor(minor: Minor | undefined, next: Minor | undefined): boolean {
  if (minor === undefined || next === undefined) return false;
  return minor[0] === next[0] && increment(minor[1]) === next[1];
}

/** The least version of two numbers above the cut, as a release segment. */
function shortVersionAbove({ version, place }: Cut): VersionNumber[] | undefined {
  const { epoch, release, pre, post, dev, local } = version;
  if (epoch !== 0) return undefined;
  const [major = 0, minor = 0, ...rest] = release;
  const comesBeforeRelease = pre !== undefined || (dev !== undefined && post === undefined);
  const isRelease = place === "before" && post === undefined && local === undefined;
  const isAtOrBelow = rest.every((number) => number === 0) && (comesBeforeRelease || isRelease);
  return [major, isAtOrBelow ? minor : increment(minor)];
}
