/** Which versions specifiers allow (PEP 440 § Version specifiers). */

import { explainDisjoint } from "../specifier/conflict.ts";
import { intervalsToString } from "../specifier/print-intervals.ts";
import { type Specifier, specifierToString } from "../specifier/specifier.ts";
import { specifierSetToIntervals } from "../specifier/specifier-intervals.ts";
import { prereleasesOf, type SpecifierSet, specifierSetToString } from "../specifier/specifier-set.ts";
import { versionToString } from "../version/print.ts";
import { baseVersion, isPostrelease, isPrerelease } from "../version/version.ts";
import type { Explanation } from "./explanation.ts";

export function explainSpecifierSet(set: SpecifierSet): Explanation {
  return {
    kind: "specifiers",
    title: `${specifierSetToString(set)}: ${allowed(set)}`,
    lines: specifierLines(set),
    details: specifierDetails(set),
  };
}

/** A line for each specifier, then what they mean together. */
export function specifierLines(set: SpecifierSet): readonly string[] {
  return [
    ...set.specifiers.map((specifier) => `${specifierToString(specifier)}: ${meaning(specifier)}`),
    ...(set.specifiers.length === 1
      ? []
      : [`${set.specifiers.length === 0 ? "" : "together: "}${allowed(set)}`]),
    isSatisfiable(set) ? prereleaseLine(set) : "no version can satisfy it, whatever is published",
  ];
}

export function specifierDetails(set: SpecifierSet): Readonly<Record<string, unknown>> {
  return {
    specifiers: set.specifiers.map(specifierToString),
    versions: allowed(set),
    satisfiable: isSatisfiable(set),
    prereleases: prereleasesOf(set) ?? "where nothing else fits",
  };
}

function isSatisfiable(set: SpecifierSet): boolean {
  return explainDisjoint([{ by: "it", set }]) === undefined;
}

function allowed(set: SpecifierSet): string {
  return set.specifiers.length === 0 ? "any version" : intervalsToString(specifierSetToIntervals(set));
}

function meaning({ operator, text, version, wildcard }: Specifier): string {
  switch (operator) {
    case ">=":
      return `${text} and every later version`;
    case "<=":
      return `${text} and every earlier version`;
    case ">":
      return laterThan(text, version !== undefined && isPostrelease(version));
    case "<":
      return earlierThan(text, version !== undefined && isPrerelease(version));
    case "~=":
      return compatible(text, version);
    case "!=":
      return wildcard ? `no version that begins with ${text.slice(0, -1)}` : `every version but ${text}`;
    case "==":
      return wildcard
        ? `every version that begins with ${text.slice(0, -1)}`
        : exactly(text, version?.local !== undefined);
    default:
      return `the version written ${text}, letter by letter`;
  }
}

function laterThan(text: string, isPost: boolean): string {
  return isPost
    ? `every version later than ${text}`
    : `every version later than ${text}, not its post-releases`;
}

function earlierThan(text: string, isPre: boolean): string {
  return isPre
    ? `every version earlier than ${text}`
    : `every version earlier than ${text}, not its pre-releases`;
}

function exactly(text: string, hasLocal: boolean): string {
  return hasLocal ? `${text} alone` : `${text} alone, with any local label`;
}

/** The last number of the release may grow, the others stay. */
function compatible(text: string, version: Specifier["version"]): string {
  if (version === undefined) return text;
  const { epoch, release } = baseVersion(version);
  const prefix = `${epoch === 0 ? "" : `${epoch}!`}${release.slice(0, -1).join(".")}`;
  return `${text} or later within ${prefix}.*`;
}

function prereleaseLine(set: SpecifierSet): string {
  const named = set.specifiers.find(({ version }) => version !== undefined && isPrerelease(version))?.version;
  return prereleasesOf(set) === true && named !== undefined
    ? `pre-releases count, because ${versionToString(named)} is one`
    : "pre-releases count only where no final release fits";
}
