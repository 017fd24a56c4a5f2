import { canonicalizeLicenseExpression } from "../license/license-expression.ts";
import { normalizeName } from "../name/name.ts";
import { StandardsError } from "../problem.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { requirementToString } from "../requirement/requirement.ts";
import { parseSpecifierSet, specifierSetToString } from "../specifier/specifier-set.ts";
import { parseVersion } from "../version/parse.ts";
import { versionToString } from "../version/print.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { METADATA_FIELDS, type MetadataField } from "./metadata-field.ts";
import { fieldTexts } from "./metadata-json.ts";

export interface MetadataTextOptions {
  /** `lower` writes header names as `packaging` does; `official`, the default, as the specification does. */
  readonly headerNames?: "official" | "lower";
}

/**
 * Prints METADATA: headers in the order of the specification, values in their normal form (versions, requirements,
 * licence expression, extras), the description as the body. Line breaks inside a value are folded. Values that cannot be
 * read are printed as they are: `validateMetadata` says which those are.
 */
export function metadataToText(metadata: CoreMetadata, options: MetadataTextOptions = {}): string {
  let text = "";
  for (const field of METADATA_FIELDS) {
    if (field.key === "description") continue;
    const name = options.headerNames === "lower" ? field.header.toLowerCase() : field.header;
    for (const value of printedValues(metadata, field)) text += `${name}: ${fold(value, name)}\n`;
  }
  return `${text}\n${(metadata.description ?? "").replaceAll(/\r\n?/gu, "\n")}`;
}

function printedValues(metadata: CoreMetadata, field: MetadataField): readonly string[] {
  const texts = fieldTexts(metadata, field);
  // One empty Import-Name says that nothing can be imported (PEP 794).
  if (field.key === "importNames") return metadata.importNames?.length === 0 ? [""] : texts;
  if (field.shape === "keywords") return texts.length === 0 ? [] : [texts.join(",")];
  if (metadata[field.key] === "" && !IDENTITY.has(field.key)) return [""];
  const normalize = NORMAL_FORMS[field.key];
  return normalize ? texts.map((value) => normalFormOr(value, normalize)) : texts;
}

/** The fields for which empty text means that the field is absent. */
const IDENTITY = new Set<keyof CoreMetadata>(["metadataVersion", "name", "version"]);

const NORMAL_FORMS: Partial<Record<keyof CoreMetadata, (text: string) => string>> = {
  version: (text) => versionToString(parseVersion(text)),
  dynamic: (text) => text.toLowerCase(),
  licenseExpression: canonicalizeLicenseExpression,
  requiresDist: (text) => requirementToString(parseRequirement(text)),
  requiresPython: (text) => specifierSetToString(parseSpecifierSet(text)),
  providesExtra: normalizeName,
};

function normalFormOr(text: string, normalize: (text: string) => string): string {
  try {
    return normalize(text);
  } catch (error) {
    if (error instanceof StandardsError) return text;
    throw error;
  }
}

/** Continuation lines are indented below the value, so that no reader takes them for headers. */
function fold(value: string, name: string): string {
  const indent = `\n${" ".repeat(name.length + 2)}`;
  return value.replaceAll(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/gu, indent);
}
