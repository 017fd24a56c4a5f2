/** Why sets of specifiers have no version in common. */
import type { Problem } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import type { Cut } from "./cut.ts";
import { holdsOnlyPrereleases } from "./final-releases.ts";
import {
  compareLower,
  compareUpper,
  type Intervals,
  intersectAllIntervals,
  intervalsBetween,
  subtractIntervals,
} from "./intervals.ts";
import { intervalsToString } from "./print-intervals.ts";
import { type Specifier, specifierToString } from "./specifier.ts";
import { specifierToIntervals } from "./specifier-intervals.ts";
import type { SpecifierSet } from "./specifier-set.ts";

/** A set of specifiers and who asks for it, for example `flask 3.0`. */
export interface Demand {
  readonly by: string;
  readonly set: SpecifierSet;
}

/** One specifier of a demand. */
interface Claim {
  readonly by: string;
  readonly specifier: Specifier;
  readonly intervals: Intervals;
}

/**
 * The reason why no version satisfies all demands, with the few specifiers that are enough for it; undefined where
 * there is a version. Code `specifiers-disjoint`. Pre-releases count as versions unless a demand refuses them.
 */
export function explainDisjoint(demands: readonly Demand[]): Problem | undefined {
  const claims = demands.flatMap(({ by, set }) =>
    set.specifiers.map((specifier) => ({ by, specifier, intervals: specifierToIntervals(specifier) })),
  );
  return explainTexts(claims) ?? explainVersions(claims, demands);
}

/** `===` allows one text, so two of them must allow the same, and with other operators it must be a version. */
function explainTexts(claims: readonly Claim[]): Problem | undefined {
  const [first, ...others] = claims.filter(({ specifier }) => specifier.operator === "===");
  if (first === undefined) return undefined;
  const { text, version } = first.specifier;
  const other = others.find(({ specifier }) => specifier.text.toLowerCase() !== text.toLowerCase());
  if (other !== undefined) return disjoint([first, other], "each allows one text only, and the texts differ");
  const standard = claims.find(({ specifier }) => specifier.operator !== "===");
  if (version !== undefined || standard === undefined) return undefined;
  return disjoint([first, standard], "the one text that the first allows is no version");
}

function explainVersions(claims: readonly Claim[], demands: readonly Demand[]): Problem | undefined {
  const pinned = claims.map(pinText);
  const common = intersectAllIntervals(pinned.map(({ intervals }) => intervals));
  if (common.length === 0) return explainEmpty(pinned);
  const refuser = demands.find(({ set }) => set.prereleases === false);
  if (refuser === undefined || !holdsOnlyPrereleases(common)) return undefined;
  return disjoint(
    pinned,
    `they leave ${intervalsToString(common)}, and ${excerpt(refuser.by)} refuses pre-releases`,
  );
}

/** `===` with the text of a version allows at most that version. */
function pinText(claim: Claim): Claim {
  const { operator, version } = claim.specifier;
  if (operator !== "===" || version === undefined) return claim;
  return { ...claim, intervals: specifierToIntervals({ ...claim.specifier, operator: "==" }) };
}

/**
 * Bounds that cross are a reason by themselves, and two are always enough: the highest lower one and the lowest upper
 * one. Where they do not cross, exclusions fill the stretch between them.
 */
function explainEmpty(claims: readonly Claim[]): Problem {
  const bounds = claims.filter(({ intervals }) => intervals.length === 1);
  const impossible = claims.find(({ intervals }) => intervals.length === 0);
  if (impossible !== undefined) return disjoint([impossible], "no version lies there");
  const highest = bounds.toSorted(byLower).at(-1);
  const lowest = bounds.toSorted(byUpper).at(0);
  const ends = [...new Set([highest, lowest].filter((claim) => claim !== undefined))];
  const between = intervalsBetween(highest?.intervals[0]?.lower, lowest?.intervals[0]?.upper);
  if (between.length === 0) return disjoint(ends, describeCrossing(highest, lowest));
  const exclusions = claims.filter(
    ({ intervals }) => intervals.length > 1 && subtractIntervals(between, intervals).length > 0,
  );
  return disjoint([...ends, ...exclusions], `${intervalsToString(between)} is all excluded`);
}

/** Lower edges ascending; of those with the same edge, the narrowest last. */
function byLower(a: Claim, b: Claim): number {
  return compareLower(a.intervals[0]?.lower, b.intervals[0]?.lower) || compareUpper(upperOf(b), upperOf(a));
}

/** Upper edges ascending; of those with the same edge, the narrowest first. */
function byUpper(a: Claim, b: Claim): number {
  return compareUpper(upperOf(a), upperOf(b)) || compareLower(b.intervals[0]?.lower, a.intervals[0]?.lower);
}

function upperOf(claim: Claim): Cut | undefined {
  return claim.intervals.at(-1)?.upper;
}

function describeCrossing(highest: Claim | undefined, lowest: Claim | undefined): string {
  return `the first allows ${intervalsToString(highest?.intervals ?? [])}, the other ${intervalsToString(lowest?.intervals ?? [])}`;
}

function disjoint(claims: readonly Claim[], reason: string): Problem {
  const said = claims.map(({ by, specifier }) => `${by} asks for ${specifierToString(specifier)}`);
  return {
    code: "specifiers-disjoint",
    severity: "error",
    state: `${said.join(", ")}: ${reason}`,
    trigger: "choosing one version that satisfies all of them",
    consequence: "no version can, whatever is published, so they cannot be installed together",
    remedy: `loosen ${claims.length === 1 ? "it" : "one of them"}, or use versions of the askers that agree`,
  };
}
