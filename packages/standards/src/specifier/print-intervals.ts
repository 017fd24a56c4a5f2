/** From intervals back to specifiers: the shortest sets that allow just these versions. */
import { decrement } from "../version/increment.ts";
import { trimRelease, versionToString } from "../version/print.ts";
import { isPrerelease, makeVersion, type Version, type VersionNumber } from "../version/version.ts";
import { type Cut, compareCuts, cutAfter, cutAfterLocals, cutAfterPrefix } from "./cut.ts";
import { holdsOnlyPrereleases } from "./final-releases.ts";
import type { Interval, Intervals } from "./intervals.ts";
import { parseSpecifierSet, type SpecifierSet } from "./specifier-set.ts";

/** The longest run of `!=1.1.*,!=1.2.*,…` that stands for one hole. */
const MAX_EXCLUDED_PREFIXES = 4;

/**
 * `exact` allows just these versions. `readable` is for people: where an edge lies between the pre-releases of a
 * version and the version itself it says `>=1.3` for `>=1.3.dev0`, which allows the same final releases.
 */
export type IntervalStyle = "exact" | "readable";

/**
 * Sets that together allow the versions in the intervals; none for no versions. One set wherever the holes can
 * be written as exclusions. Undefined where an edge has no specifier: only `>` says "after all post-releases", and
 * nothing says "up to them".
 */
export function intervalsToSpecifierSets(
  intervals: Intervals,
  style: IntervalStyle = "exact",
): readonly SpecifierSet[] | undefined {
  const sets: SpecifierSet[] = [];
  for (const { outer, holes } of joinOverHoles(intervals)) {
    const specifiers = encodeInterval(outer, style);
    if (specifiers === undefined) return undefined;
    sets.push(parseSpecifierSet([...specifiers, ...holes].join(",")));
  }
  return sets;
}

/**
 * The versions for people: sets joined by ` || `, `any version` or `no version`. What it says about pre-releases of
 * the versions at the edges may be off; `intervalsToSpecifierSets` is exact.
 */
export function intervalsToString(intervals: Intervals): string {
  if (intervals.length === 0) return "no version";
  const stretches = joinOverHoles(intervals).map(({ outer, holes }) => {
    const specifiers = encodeInterval(outer, holdsOnlyPrereleases([outer]) ? "exact" : "readable");
    return [...(specifiers ?? describeInterval(outer)), ...holes].join(",");
  });
  return stretches.map((text) => (text === "" ? "any version" : text)).join(" || ");
}

interface Stretch {
  readonly outer: Interval;
  /** Exclusions that make the holes between intervals, for example `!=1.5.*`. */
  readonly holes: readonly string[];
}

function joinOverHoles(intervals: Intervals): Stretch[] {
  const stretches: Stretch[] = [];
  for (const interval of intervals) {
    const last = stretches.at(-1);
    const hole = encodeHole(last?.outer.upper, interval.lower);
    if (last === undefined || hole === undefined) {
      stretches.push({ outer: interval, holes: [] });
    } else {
      const outer = { lower: last.outer.lower, upper: interval.upper };
      stretches[stretches.length - 1] = { outer, holes: [...last.holes, ...hole] };
    }
  }
  return stretches;
}

/** `!=1.0`, `!=1.0+local`, `!=1.0.*` or some prefixes in a row. */
function encodeHole(lower: Cut | undefined, upper: Cut | undefined): string[] | undefined {
  if (lower === undefined || upper === undefined) return undefined;
  const point = singleVersion({ lower, upper });
  if (point !== undefined) return [`!=${versionToString(point)}`];
  const prefixes = prefixesBetween(lower, upper);
  return prefixes?.map((prefix) => `!=${versionToString(prefix)}.*`);
}

function encodeInterval(interval: Interval, style: IntervalStyle): string[] | undefined {
  const point = singleVersion(interval);
  if (point !== undefined) return [`==${versionToString(point)}`];
  const { lower, upper } = interval;
  const prefixes = lower !== undefined && upper !== undefined ? prefixesBetween(lower, upper) : undefined;
  if (prefixes?.length === 1) return prefixes.map((prefix) => `==${versionToString(prefix)}.*`);
  const from = encodeLower(lower, style);
  const to = encodeUpper(upper, style);
  return from === undefined || to === undefined ? undefined : [...from, ...to];
}

/** The version that is alone in the interval, with its local versions or as one of them: what `==` says. */
function singleVersion({ lower, upper }: Interval): Version | undefined {
  if (lower?.place !== "before" || upper === undefined) return undefined;
  const { version } = lower;
  const end = version.local === undefined ? cutAfterLocals(version) : cutAfter(version);
  return compareCuts(end, upper) === 0 ? version : undefined;
}

/** The prefixes `1.1`, `1.2`, … whose versions are exactly those between the cuts, if they are few. */
function prefixesBetween(lower: Cut, upper: Cut): Version[] | undefined {
  const [first, next] = [familyOf(lower), familyOf(upper)];
  if (first === undefined || next === undefined || first.epoch !== next.epoch) return undefined;
  const prefixes: Version[] = [];
  // The prefix may need zeros that the cut does not show: 2.0.* begins where 2.* begins.
  let release: readonly VersionNumber[] = padTo(first.release, next.release.length);
  while (prefixes.length < MAX_EXCLUDED_PREFIXES) {
    prefixes.push(makeVersion({ epoch: first.epoch, release }));
    const end = cutAfterPrefix(first.epoch, release);
    const order = compareCuts(end, upper);
    if (order > 0) return undefined;
    if (order === 0) return prefixes;
    release = end.version.release;
  }
  return undefined;
}

interface Family {
  readonly epoch: VersionNumber;
  readonly release: readonly VersionNumber[];
}

/** The release before whose first pre-release the cut lies. */
function familyOf({ version, place }: Cut): Family | undefined {
  const { epoch, release, pre, post, dev } = version;
  if (place !== "before" || dev !== 0 || pre !== undefined || post !== undefined) return undefined;
  return { epoch, release: trimRelease(release) };
}

function padTo(release: readonly VersionNumber[], length: number): VersionNumber[] {
  return Array.from({ length: Math.max(length, release.length) }, (_, index) => release[index] ?? 0);
}

/** Empty for no lower edge, undefined where no specifier begins there. */
function encodeLower(cut: Cut | undefined, style: IntervalStyle): string[] | undefined {
  if (cut === undefined) return [];
  const { version, place } = cut;
  if (place === "after-release") return [`>${versionToString(version)}`];
  if (place === "after" || version.local !== undefined) return undefined;
  const exceeded = versionExceeded(version);
  if (exceeded === undefined)
    return [`>=${versionToString(style === "exact" ? version : releaseIfFirst(version))}`];
  const below = versionToString(exceeded);
  // ">1.0" would leave out its post-releases, so it does not say "after 1.0 and its local versions".
  return exceeded.post === undefined ? [`>=${below}`, `!=${below}`] : [`>${below}`];
}

/** Empty for no upper edge, undefined where no specifier ends there. */
function encodeUpper(cut: Cut | undefined, style: IntervalStyle): string[] | undefined {
  if (cut === undefined) return [];
  const { version, place } = cut;
  if (place !== "before" || version.local !== undefined) return undefined;
  const exceeded = versionExceeded(version);
  if (exceeded !== undefined) return [`<=${versionToString(exceeded)}`];
  // "<1.0" ends before the pre-releases of 1.0: that is what it says of a cut that lies there.
  const text = versionToString(releaseIfFirst(version));
  return isPrerelease(version) || style === "readable" ? [`<${text}`] : [`<=${text}`, `!=${text}`];
}

/** The version that has nothing but its local versions between itself and this one: 1.0 for 1.0.post0.dev0. */
function versionExceeded(version: Version): Version | undefined {
  const { epoch, release, pre, post, dev } = version;
  if (dev !== 0 || post === undefined) return undefined;
  return makeVersion({ epoch, release, pre, post: post === 0 ? undefined : decrement(post) });
}

/** 1.0 for 1.0.dev0, the first of its pre-releases; every other version as it is. */
function releaseIfFirst(version: Version): Version {
  const { epoch, release, pre, post, dev } = version;
  return dev === 0 && pre === undefined && post === undefined ? makeVersion({ epoch, release }) : version;
}

function describeInterval({ lower, upper }: Interval): string[] {
  const from = encodeLower(lower, "readable") ?? describeCut("above ", lower);
  const to = encodeUpper(upper, "readable") ?? describeCut("not >", upper);
  return [...from, ...to];
}

function describeCut(words: string, cut: Cut | undefined): string[] {
  return cut === undefined ? [] : [words + versionToString(cut.version)];
}
