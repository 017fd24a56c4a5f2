import type { Problem } from "../problem.ts";
import { comparableValues } from "./comparable-value.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { METADATA_FIELDS, type MetadataField } from "./metadata-field.ts";
import { metadataProblem } from "./metadata-problem.ts";

/**
 * Where an upload form says otherwise than the METADATA in the file that it brings. Only what the form says counts: every
 * client leaves some fields out. The metadata version is not compared, as flit sends 2.3 whatever its file declares.
 */
export function compareUploadForm(form: CoreMetadata, file: CoreMetadata): Problem[] {
  return METADATA_FIELDS.filter((field) => field.key !== "metadataVersion")
    .filter((field) => isContradiction(field, form, file))
    .map((field) =>
      metadataProblem(field.header, {
        rule: "form-differs",
        state: `the upload form and the METADATA in the file disagree about ${field.header}`,
        trigger: "uploading the file",
        consequence: "an index that trusts the form shows what no installer will see",
        remedy: "rebuild the file and upload it with an unchanged tool",
      }),
    );
}

function isContradiction(field: MetadataField, form: CoreMetadata, file: CoreMetadata): boolean {
  const said = comparableValues(form, field).map(oneLine).sort();
  if (said.length === 0) return false;
  const held = comparableValues(file, field).map(oneLine).sort();
  return said.length !== held.length || said.some((value, index) => value !== held[index]);
}

/** twine sends License with the indent of its folded lines, others send it unfolded. */
function oneLine(value: string): string {
  return value.replaceAll(/\s+/gu, " ");
}
