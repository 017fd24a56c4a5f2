import type { Parsed, Problem } from "../problem.ts";
import { stripPythonSpace } from "../text/python-text.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { METADATA_FIELDS, type MetadataField } from "./metadata-field.ts";
import { fieldTexts, snakeCase } from "./metadata-json.ts";
import { metadataProblem } from "./metadata-problem.ts";
import { emptyMetadata, storeField } from "./read-metadata.ts";

/*
 * The fields of the legacy upload form that hold metadata. Clients do not agree on their names: PyPI's form has some in
 * the plural (`classifiers`, `project_urls`) and some in the singular (`license_file`, `import_name`), and uv, poetry
 * and pdm send plurals where PyPI has singulars. Both spellings of each are read.
 */

/** The fields that PyPI's form has in the plural. */
const PLURAL = new Set(["classifiers", "projectUrls"]);

/** The name by which PyPI's form knows the field. */
function formName(field: MetadataField): string {
  const name = snakeCase(field.header);
  return PLURAL.has(field.key) ? `${name}s` : name;
}

/**
 * Reads the metadata that an upload sends beside the file. A field whose only value is empty, and any value that strips
 * to `UNKNOWN`, count as not sent, as they do at PyPI; fields that are no metadata are left alone.
 * @param fields every value of each form field, in order.
 */
export function metadataFromUploadForm(fields: ReadonlyMap<string, readonly string[]>): Parsed<CoreMetadata> {
  const metadata = emptyMetadata();
  const problems: Problem[] = [];
  for (const field of METADATA_FIELDS) {
    const values = sentValues(fields, field);
    if (values.length > 0 && !storeField(metadata, field, values)) problems.push(unstorable(field, values));
  }
  return { value: metadata, problems };
}

function sentValues(fields: ReadonlyMap<string, readonly string[]>, field: MetadataField): string[] {
  const singular = snakeCase(field.header);
  const sent = [...(fields.get(singular) ?? []), ...(fields.get(`${singular}s`) ?? [])];
  const values = sent.filter((value) => stripPythonSpace(value) !== "UNKNOWN");
  // An empty Import-Name means something (PEP 794), but here it is how clients send "nothing".
  if (values.length === 1 && values[0] === "") return [];
  // A database text cannot hold NUL; PyPI writes it out instead of refusing it.
  return values.map((value) => value.replaceAll("\0", "\\x00"));
}

function unstorable(field: MetadataField, values: readonly string[]): Problem {
  const isUrl = field.shape === "urls";
  return metadataProblem(field.header, {
    rule: isUrl ? "project-url-duplicate" : "field-repeated",
    state: isUrl
      ? "two Project-URL values have the same label"
      : `the form gives ${field.header} ${values.length} times; it may be given once`,
    remedy: isUrl ? "give each URL its own label" : "send it once",
    trigger: "reading the upload form",
  });
}

/** The form fields that PyPI expects for this metadata. Absent fields are not sent. */
export function metadataToUploadForm(metadata: CoreMetadata): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const field of METADATA_FIELDS) {
    const texts = fieldTexts(metadata, field);
    if (texts.length === 0) continue;
    fields.set(formName(field), field.shape === "keywords" ? [texts.join(",")] : [...texts]);
  }
  return fields;
}
