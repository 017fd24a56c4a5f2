import type { Problem } from "../problem.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import {
  isMetadataVersion,
  metadataVersionFaults,
  nameFaults,
  projectVersionFaults,
} from "./identity-checks.ts";
import {
  dynamicFaults,
  importNameFaults,
  importNamespaceFaults,
  licenseFileFaults,
  providesExtraFaults,
  requiresDistFaults,
} from "./list-checks.ts";
import {
  METADATA_FIELDS,
  METADATA_VERSIONS,
  type MetadataField,
  type MetadataVersion,
} from "./metadata-field.ts";
import { type MetadataFault, metadataProblem } from "./metadata-problem.ts";
import { isAtLeast, relationFaults } from "./relation-checks.ts";
import {
  contentTypeFaults,
  licenseExpressionFaults,
  requiresPythonFaults,
  summaryFaults,
} from "./text-checks.ts";

export interface ValidateMetadataOptions {
  /**
   * Judge as `packaging` does. Without it, three things that real files do are warnings instead of errors: a field newer
   * than the declared version, Metadata-Version 2.0 or a 2.x to come, and (in `parseMetadata`) fields that nobody knows.
   */
  readonly strict?: boolean;
}

/** The fields whose values have rules. */
const CHECKS: Partial<Record<keyof CoreMetadata, (metadata: CoreMetadata) => MetadataFault[]>> = {
  name: nameFaults,
  version: projectVersionFaults,
  dynamic: dynamicFaults,
  summary: summaryFaults,
  descriptionContentType: contentTypeFaults,
  licenseExpression: licenseExpressionFaults,
  licenseFiles: licenseFileFaults,
  requiresDist: requiresDistFaults,
  requiresPython: requiresPythonFaults,
  providesExtra: providesExtraFaults,
  importNames: importNameFaults,
  importNamespaces: importNamespaceFaults,
};

/**
 * Checks every field against the metadata version that the file declares. Errors are what `packaging` refuses; warnings
 * are what the specification or PyPI says beyond that.
 */
export function validateMetadata(metadata: CoreMetadata, options: ValidateMetadataOptions = {}): Problem[] {
  const strict = options.strict ?? false;
  const problems = metadataVersionFaults(metadata, strict).map((fault) =>
    metadataProblem("Metadata-Version", fault),
  );
  const version = isMetadataVersion(metadata.metadataVersion) ? metadata.metadataVersion : undefined;
  for (const field of METADATA_FIELDS) problems.push(...fieldProblems(metadata, field, version, strict));
  // An unknown 2.x is read as the newest known one, as consumers are told to.
  for (const { field, fault } of relationFaults(metadata, version ?? METADATA_VERSIONS.at(-1)!)) {
    problems.push(metadataProblem(field, fault));
  }
  return problems;
}

function fieldProblems(
  metadata: CoreMetadata,
  field: MetadataField,
  version: MetadataVersion | undefined,
  strict: boolean,
): Problem[] {
  const faults = CHECKS[field.key]?.(metadata) ?? [];
  if (version !== undefined && !isAtLeast(version, field.since) && isPresent(metadata, field)) {
    const severity = strict ? "error" : "warning";
    // Where the field itself is tolerated, so are its values.
    return [tooNew(field, version), ...faults].map((fault) =>
      metadataProblem(field.header, { ...fault, severity }),
    );
  }
  return faults.map((fault) => metadataProblem(field.header, fault));
}

/** Whether the file says anything about the field; empty text does, and so does an `Import-Name` that names nothing. */
function isPresent(metadata: CoreMetadata, field: MetadataField): boolean {
  const value = metadata[field.key];
  if (value === undefined) return false;
  return typeof value === "string" || field.key === "importNames" || value.length > 0;
}

/**
 * An error by the text of the specification; but hatchling and setuptools wrote License-Expression and License-File years
 * before the version that has them, and every reader takes the fields of such files.
 */
function tooNew(field: MetadataField, version: MetadataVersion): MetadataFault {
  return {
    rule: "field-too-new",
    state: `${field.header} came with metadata ${field.since}; the file declares ${version}`,
    remedy: `declare Metadata-Version ${field.since} or newer, or remove the field`,
    consequence: "tools that follow the declared version ignore the field or refuse the file",
  };
}
