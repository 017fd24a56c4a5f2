/** The versions of a list that a set allows (PEP 440 § Handling of pre-releases). */
import { tryParseVersion } from "../version/parse.ts";
import { isPrerelease, type Version } from "../version/version.ts";
import { matcherOf } from "./contains.ts";
import { prereleasesOf, type SpecifierSet } from "./specifier-set.ts";

/** How to look at pre-releases in one list. */
export interface FilterOptions {
  /** Allow (true) or refuse (false) pre-releases; left out, the set's option and specifiers decide, then PEP 440. */
  readonly prereleases?: boolean | undefined;
}

/**
 * The items that the set allows, in their order. Unless something asks for pre-releases or refuses them, they are
 * given only when no final release is allowed. Text that is no version passes `===` and the empty set alone.
 */
export function filterVersions<Item extends Version | string>(
  set: SpecifierSet,
  items: Iterable<Item>,
  options?: FilterOptions,
): Item[];
/** `filterVersions` for items that have a version: `versionOf` says which. */
export function filterVersions<Item>(
  set: SpecifierSet,
  items: Iterable<Item>,
  options: FilterOptions & { readonly versionOf: (item: Item) => Version | string },
): Item[];
export function filterVersions<Item>(
  set: SpecifierSet,
  items: Iterable<Item>,
  options: FilterOptions & { readonly versionOf?: (item: Item) => Version | string } = {},
): Item[] {
  const { prereleases = prereleasesOf(set), versionOf = itself } = options;
  const matches = matcherOf(set);
  const allowed: Item[] = [];
  const finals: Item[] = [];
  let foundFinal = false;
  for (const item of items) {
    const version = versionOf(item);
    const parsed = typeof version === "string" ? tryParseVersion(version) : version;
    if (!matches(version, parsed)) continue;
    allowed.push(item);
    // Other text counts neither as a final release nor as a pre-release.
    if (parsed === undefined || !isPrerelease(parsed)) finals.push(item);
    foundFinal ||= parsed !== undefined && !isPrerelease(parsed);
  }
  if (prereleases === true) return allowed;
  return prereleases === false || foundFinal ? finals : allowed;
}

/** The overload without `versionOf` takes versions and texts only. */
function itself(item: unknown): Version | string {
  return item as Version | string;
}
