import type { CoreMetadata } from "./core-metadata.ts";
import { METADATA_FIELDS, type MetadataField } from "./metadata-field.ts";

/** Metadata as PEP 566 § JSON-compatible metadata has it: lower-case header names with `_`, repeatable fields as lists. */
export type MetadataJson = Readonly<Record<string, string | readonly string[]>>;

/**
 * The JSON form of metadata. Absent fields have no key; Keywords is a list; Project-URL values are `label, url`; the
 * description is one key whether it stood in the body or in a header.
 */
export function metadataToJson(metadata: CoreMetadata): MetadataJson {
  const entries: [string, string | readonly string[]][] = [];
  for (const field of METADATA_FIELDS) {
    const value = fieldValue(metadata, field);
    if (value !== undefined) entries.push([snakeCase(field.header), value]);
  }
  return Object.fromEntries(entries);
}

function fieldValue(metadata: CoreMetadata, field: MetadataField): string | readonly string[] | undefined {
  if (field.shape === "text") return (metadata[field.key] as string | undefined) || undefined;
  const values = fieldTexts(metadata, field);
  return values.length === 0 && !(field.key === "importNames" && metadata.importNames) ? undefined : values;
}

/** The values of a field as texts: none when it is absent, the keywords one by one, a URL with its label. */
export function fieldTexts(metadata: CoreMetadata, field: MetadataField): readonly string[] {
  if (field.shape === "urls") return metadata.projectUrls.map(({ label, url }) => `${label}, ${url}`);
  const value = metadata[field.key] as string | readonly string[] | undefined;
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}

/** `Requires-Dist` → `requires_dist`. */
export function snakeCase(header: string): string {
  return header.toLowerCase().replaceAll("-", "_");
}
