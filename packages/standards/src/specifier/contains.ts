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
  return matchesSet(set, version, parsed);
}

/** Whether the set allows the version, pre-releases like all others. `parsed` is undefined for other text. */
export function matchesSet(
  set: SpecifierSet,
  version: Version | string,
  parsed: Version | undefined,
): boolean {
  for (const specifier of set.specifiers) {
    if (specifier.operator === "===" && !isSameText(specifier, version)) return false;
    if (specifier.operator !== "===" && parsed === undefined) return false;
  }
  return parsed === undefined || intervalsContain(specifierSetToIntervals(set), parsed);
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
