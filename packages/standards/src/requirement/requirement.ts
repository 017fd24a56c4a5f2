/** Dependency specifiers, also called requirements (PEP 508), taken apart. */
import type { Marker } from "../marker/marker.ts";
import { markersEqual, markerToString } from "../marker/print.ts";
import { normalizeExtra } from "../name/extra.ts";
import { normalizeName } from "../name/name.ts";
import { type SpecifierSet, specifierSetsEqual, specifierSetToString } from "../specifier/specifier-set.ts";
import { comparePythonText } from "../text/python-text.ts";

/** Which project, what of it, which versions or which file of it, and where. Made by `parseRequirement`. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  /** As written, each once. */
  readonly extras: readonly string[];
  /** Empty where every version will do, and where there is a URL. */
  readonly specifiers: SpecifierSet;
  readonly url: string | undefined;
  readonly marker: Marker | undefined;
}

/**
 * The requirement in one spelling: extras sorted, specifiers sorted and without spaces or parentheses.
 * Throws `StandardsError` with code `marker-unprintable` as `markerToString` does.
 */
export function requirementToString(requirement: Requirement): string {
  const { name, extras, specifiers, url, marker } = requirement;
  let text = name;
  if (extras.length > 0) text += `[${extras.toSorted(comparePythonText).join(",")}]`;
  text += specifierSetToString(specifiers);
  if (url !== undefined) text += ` @ ${url}`;
  // A URL may hold a semicolon, so a space ends it.
  if (marker !== undefined) text += `${url === undefined ? "" : " "}; ${markerToString(marker)}`;
  return text;
}

/** Whether two requirements ask for the same; names and extras count in their normal form. */
export function requirementsEqual(a: Requirement, b: Requirement): boolean {
  return (
    normalizeName(a.name) === normalizeName(b.name) &&
    extrasKey(a.extras) === extrasKey(b.extras) &&
    specifierSetsEqual(a.specifiers, b.specifiers) &&
    a.url === b.url &&
    optionalMarkersEqual(a.marker, b.marker)
  );
}

function extrasKey(extras: readonly string[]): string {
  return [...new Set(extras.map(normalizeExtra))].sort().join(",");
}

function optionalMarkersEqual(a: Marker | undefined, b: Marker | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return markersEqual(a, b);
}
