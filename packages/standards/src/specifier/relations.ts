/** How the versions of two sets lie to each other, and whether a set has any. */
import { StandardsError } from "../problem.ts";
import { tryParseVersion } from "../version/parse.ts";
import { isPrerelease } from "../version/version.ts";
import { specifierContains } from "./contains.ts";
import { holdsOnlyPrereleases } from "./final-releases.ts";
import { type Intervals, intersectIntervals, subtractIntervals } from "./intervals.ts";
import type { Specifier } from "./specifier.ts";
import { specifierSetToIntervals } from "./specifier-intervals.ts";
import { isArbitrary, prereleasesOf, type SpecifierSet } from "./specifier-set.ts";

/**
 * Whether every version that the first set allows is allowed by the second.
 * Throws `StandardsError` with code `specifier-relation-undefined` where a set compares texts (`===`) or the two were
 * told different things about pre-releases.
 */
export function specifierSetIsSubset(inner: SpecifierSet, outer: SpecifierSet): boolean {
  checkComparable(inner, outer);
  // The set without specifiers allows any text too, and no other set does.
  if (inner.specifiers.length === 0 && outer.specifiers.length > 0) return false;
  return hasNoVersions(
    subtractIntervals(specifierSetToIntervals(inner), specifierSetToIntervals(outer)),
    inner,
  );
}

/** Whether every version that the second set allows is allowed by the first. Throws as `specifierSetIsSubset` does. */
export function specifierSetIsSuperset(outer: SpecifierSet, inner: SpecifierSet): boolean {
  return specifierSetIsSubset(inner, outer);
}

/** Whether no version is allowed by both sets. Throws as `specifierSetIsSubset` does. */
export function specifierSetIsDisjoint(a: SpecifierSet, b: SpecifierSet): boolean {
  checkComparable(a, b);
  if (a.specifiers.length === 0 && b.specifiers.length === 0) return false;
  return hasNoVersions(intersectIntervals(specifierSetToIntervals(a), specifierSetToIntervals(b)), a);
}

/** Whether nothing can ever satisfy the set. */
export function specifierSetIsUnsatisfiable(set: SpecifierSet): boolean {
  if (set.specifiers.length === 0) return false;
  const intervals = specifierSetToIntervals(set);
  if (intervals.length === 0 || !arbitraryTextsFit(set)) return true;
  return prereleasesOf(set) === false && holdsOnlyPrereleases(intervals);
}

function hasNoVersions(intervals: Intervals, set: SpecifierSet): boolean {
  return intervals.length === 0 || (set.prereleases === false && holdsOnlyPrereleases(intervals));
}

/** The one text that `===` allows must be what every other specifier allows. */
function arbitraryTextsFit(set: SpecifierSet): boolean {
  const [first, ...others] = set.specifiers.filter((specifier) => specifier.operator === "===");
  if (first === undefined) return true;
  return others.every((other) => sameText(first, other)) && textFits(first.text, set);
}

function sameText(a: Specifier, b: Specifier): boolean {
  return a.text.toLowerCase() === b.text.toLowerCase();
}

function textFits(text: string, set: SpecifierSet): boolean {
  const version = tryParseVersion(text);
  if (version !== undefined && prereleasesOf(set) === false && isPrerelease(version)) return false;
  const standard = set.specifiers.filter((specifier) => specifier.operator !== "===");
  return standard.every((specifier) => version !== undefined && specifierContains(specifier, version));
}

function checkComparable(a: SpecifierSet, b: SpecifierSet): void {
  if (isArbitrary(a) || isArbitrary(b)) {
    throw undefinedRelation("a set compares texts with ===", "ask about sets without ===");
  }
  if (a.prereleases !== b.prereleases) {
    throw undefinedRelation(
      "the sets were told different things about pre-releases",
      "give both the same option",
    );
  }
}

function undefinedRelation(state: string, remedy: string): StandardsError {
  return new StandardsError({
    code: "specifier-relation-undefined",
    severity: "error",
    state,
    trigger: "asking how the versions of two sets lie to each other",
    consequence: "the question has no one answer",
    remedy,
  });
}
