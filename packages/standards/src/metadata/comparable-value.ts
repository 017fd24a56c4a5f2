import { normalizeName } from "../name/name.ts";
import { StandardsError } from "../problem.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { requirementToString } from "../requirement/requirement.ts";
import { parseSpecifierSet, specifierSetKey } from "../specifier/specifier-set.ts";
import { parseVersion } from "../version/parse.ts";
import { versionKey } from "../version/print.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import type { MetadataField } from "./metadata-field.ts";
import { fieldTexts } from "./metadata-json.ts";

/*
 * Values of a field in a form in which two that mean the same are equal: tools rewrite names, versions, requirements,
 * folded lines and case without changing what they say.
 */

const FORMS: Partial<Record<keyof CoreMetadata, (text: string) => string>> = {
  name: normalizeName,
  version: (text) => versionKey(parseVersion(text)),
  requiresDist: comparableRequirement,
  requiresPython: (text) => specifierSetKey(parseSpecifierSet(text)),
  providesExtra: normalizeName,
  dynamic: (text) => text.toLowerCase(),
};

/** The values of the field, each in its comparable form, in the order written. */
export function comparableValues(metadata: CoreMetadata, field: MetadataField): string[] {
  const form = FORMS[field.key] ?? withoutFolding;
  return fieldTexts(metadata, field).map((text) => formOr(text, form));
}

function comparableRequirement(text: string): string {
  const requirement = parseRequirement(text);
  const extras = [...new Set(requirement.extras.map(normalizeName))];
  return requirementToString({ ...requirement, name: normalizeName(requirement.name), extras });
}

/** How a long value is broken into lines, and the white space at its ends, is up to the tool that wrote it. */
function withoutFolding(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, "\n").trim();
}

function formOr(text: string, form: (text: string) => string): string {
  try {
    return form(text);
  } catch (error) {
    if (error instanceof StandardsError) return withoutFolding(text);
    throw error;
  }
}
