/** Whether a set allows one version (PEP 440 § Version specifiers and § Handling of pre-releases). */
import { tryParseVersion } from "../version/parse.ts";
import { versionToString } from "../version/print.ts";
import { isPrerelease, type Version } from "../version/version.ts";
import { intervalsContain } from "./intervals.ts";
import type { Specifier } from "./specifier.ts";
import { specifierSetToIntervals, specifierToIntervals } from "./specifier-intervals.ts";
import type { SpecifierSet } from "./specifier-set.ts";

/** How to look at pre-releases in one question. */
export interface ContainsOptions {
  /** Allow (true) or refuse (false) pre-releases; left out, the set's own option holds, and then they are allowed. */
  readonly prereleases?: boolean | undefined;
  /** The version is installed already, so being a pre-release is no reason against it. */
  readonly installed?: boolean | undefined;
}

/**
 * Whether the set allows the version. A lone pre-release is allowed unless an option refuses it, since nothing else
 * could satisfy the set. Text that is no version is allowed by `===` and by the empty set alone.
 */
export function specifierSetContains(
  set: SpecifierSet,
  version: Version | string,
  options: ContainsOptions = {},
): boolean {
  const parsed = typeof version === "string" ? tryParseVersion(version) : version;
  const { prereleases = set.prereleases } = options;
  if (parsed !== undefined && isPrerelease(parsed) && prereleases === false && options.installed !== true) {
    return false;
  }
  return matcherOf(set)(version, parsed);
}

/** Whether a set allows a version, pre-releases like all others. `parsed` is undefined for text that is no version. */
type Matcher = (version: Version | string, parsed: Version | undefined) => boolean;

const matchers = new WeakMap<SpecifierSet, Matcher>();

/** The test of a set, made once for each set. */
export function matcherOf(set: SpecifierSet): Matcher {
  let matcher = matchers.get(set);
  if (matcher === undefined) {
    matcher = makeMatcher(set);
    matchers.set(set, matcher);
  }
  return matcher;
}

function makeMatcher(set: SpecifierSet): Matcher {
  const arbitrary = set.specifiers.filter(({ operator }) => operator === "===");
  const onlyTexts = arbitrary.length === set.specifiers.length;
  const intervals = specifierSetToIntervals(set);
  return (version, parsed) => {
    if (!arbitrary.every((specifier) => isSameText(specifier, version))) return false;
    return parsed === undefined ? onlyTexts : intervalsContain(intervals, parsed);
  };
}

/** Whether one specifier allows the version, pre-releases like all others. */
export function specifierContains(specifier: Specifier, version: Version | string): boolean {
  if (specifier.operator === "===") return isSameText(specifier, version);
  const parsed = typeof version === "string" ? tryParseVersion(version) : version;
  return parsed !== undefined && intervalsContain(specifierToIntervals(specifier), parsed);
}

/** § Arbitrary equality: the same text, in whatever case. */
function isSameText(specifier: Specifier, version: Version | string): boolean {
  const text = typeof version === "string" ? version : versionToString(version);
  return text.toLowerCase() === specifier.text.toLowerCase();
}
