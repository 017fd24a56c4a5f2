/** Sets of version specifiers, such as `>=1.0,<2` (PEP 440 § Version specifiers: the comma is a logical and). */
import { StandardsError } from "../problem.ts";
import { comparePythonText, stripPythonSpace } from "../text/python-text.ts";
import {
  invalidSpecifier,
  type Specifier,
  specifierKey,
  specifierNamesPrerelease,
  specifierToString,
  tryParseSpecifier,
} from "./specifier.ts";

/** Versions that all of the specifiers allow; without specifiers, all versions. */
export interface SpecifierSet {
  readonly specifiers: readonly Specifier[];
  /** What was said about pre-releases from outside; undefined leaves it to PEP 440 and the specifiers. */
  readonly prereleases: boolean | undefined;
}

/** What may be said about a set beside its text. */
export interface SpecifierSetOptions {
  /** Allow (true) or refuse (false) all pre-releases, whatever the specifiers name. */
  readonly prereleases?: boolean | undefined;
}

/**
 * Reads specifiers separated by commas; empty places between commas are passed over.
 * Throws `StandardsError` with code `specifier-invalid`, its span in the whole text.
 */
export function parseSpecifierSet(text: string, options: SpecifierSetOptions = {}): SpecifierSet {
  const parts = text.includes(",") ? text.split(",").filter(isNotBlank) : [text].filter(isNotBlank);
  const specifiers = parts.map(tryParseSpecifier);
  if (!specifiers.every((specifier) => specifier !== undefined)) throw firstFault(text);
  return { specifiers, prereleases: options.prereleases };
}

function isNotBlank(part: string): boolean {
  return stripPythonSpace(part) !== "";
}

function firstFault(text: string): StandardsError {
  let start = 0;
  for (const part of text.split(",")) {
    if (isNotBlank(part) && tryParseSpecifier(part) === undefined) {
      return invalidSpecifier(part, { start, end: start + part.length });
    }
    start += part.length + 1;
  }
  return invalidSpecifier(text, { start: 0, end: text.length });
}

/** The specifiers sorted by their text, each once, joined by commas. */
export function specifierSetToString(set: SpecifierSet): string {
  return canonicalSpecifiers(set).map(specifierToString).join(",");
}

/** Whether two sets hold equal specifiers. What was said about pre-releases is not looked at. */
export function specifierSetsEqual(a: SpecifierSet, b: SpecifierSet): boolean {
  return specifierSetKey(a) === specifierSetKey(b);
}

/** The same text for all sets that `specifierSetsEqual` holds equal. */
export function specifierSetKey(set: SpecifierSet): string {
  return canonicalSpecifiers(set).map(specifierKey).join(",");
}

function canonicalSpecifiers(set: SpecifierSet): readonly Specifier[] {
  if (set.specifiers.length < 2) return set.specifiers;
  const sorted = set.specifiers.toSorted((a, b) =>
    comparePythonText(specifierToString(a), specifierToString(b)),
  );
  const byKey = new Map<string, Specifier>();
  for (const specifier of sorted) {
    const key = specifierKey(specifier);
    if (!byKey.has(key)) byKey.set(key, specifier);
  }
  return [...byKey.values()];
}

/**
 * Versions that both sets allow. Throws `StandardsError` with code `specifier-prereleases-conflict` where one was told
 * to allow pre-releases and the other to refuse them.
 */
export function intersectSpecifierSets(a: SpecifierSet, b: SpecifierSet): SpecifierSet {
  const { prereleases = b.prereleases } = a;
  if (b.prereleases !== undefined && prereleases !== b.prereleases) {
    throw new StandardsError({
      code: "specifier-prereleases-conflict",
      severity: "error",
      state: "one set allows pre-releases, the other refuses them",
      trigger: "combining the two sets",
      consequence: "there is no one answer for a pre-release",
      remedy: "give both sets the same prereleases option, or none",
    });
  }
  return { specifiers: [...a.specifiers, ...b.specifiers], prereleases };
}

/** Whether pre-releases are allowed outright: by the option, or as a specifier names one; undefined where unsaid. */
export function prereleasesOf(set: SpecifierSet): boolean | undefined {
  if (set.prereleases !== undefined) return set.prereleases;
  return set.specifiers.some(specifierNamesPrerelease) ? true : undefined;
}

/** Whether a specifier of the set compares text (`===`), so that the set is no set of versions alone. */
export function isArbitrary(set: SpecifierSet): boolean {
  return set.specifiers.some((specifier) => specifier.operator === "===");
}
