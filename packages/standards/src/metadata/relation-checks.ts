import type { CoreMetadata } from "./core-metadata.ts";
import { splitImportName } from "./list-checks.ts";
import { METADATA_VERSIONS, type MetadataVersion } from "./metadata-field.ts";
import type { MetadataFault } from "./metadata-problem.ts";

/** A finding and the header that it is about. */
export interface FieldFault {
  readonly field: string;
  readonly fault: MetadataFault;
}

/*
 * What the specification says about fields in relation to each other and about values that readers tolerate. `packaging`
 * looks at none of it, so these are warnings: no installer refuses such a file.
 */

/** Every such finding for the metadata version that applies. */
export function relationFaults(metadata: CoreMetadata, version: MetadataVersion): FieldFault[] {
  return [
    ...(isAtLeast(version, "2.4") ? licenseFaults(metadata) : []),
    ...(isAtLeast(version, "2.3") ? extraSpellingFaults(metadata) : []),
    ...projectUrlFaults(metadata),
    ...importOverlapFaults(metadata),
    ...deprecatedFieldFaults(metadata, version),
  ];
}

/** Whether metadata of `version` may use what `since` brought. */
export function isAtLeast(version: MetadataVersion, since: MetadataVersion): boolean {
  return METADATA_VERSIONS.indexOf(version) >= METADATA_VERSIONS.indexOf(since);
}

/** PEP 639: License-Expression replaces License and the licence classifiers. */
function licenseFaults({ license, licenseExpression, classifiers }: CoreMetadata): FieldFault[] {
  const faults: FieldFault[] = [];
  if (licenseExpression === undefined) return faults;
  if (license !== undefined) {
    faults.push(
      warning("License", {
        rule: "license-twice",
        state: "License and License-Expression are both given",
        remedy: "remove License",
        consequence: "PyPI refuses the upload (PEP 639)",
      }),
    );
  }
  if (classifiers.some((classifier) => classifier.startsWith("License ::"))) {
    faults.push(
      warning("Classifier", {
        rule: "license-classifier",
        state: "a License :: classifier stands beside License-Expression",
        remedy: "remove the classifier",
        consequence: "an index may refuse the upload (PEP 639)",
      }),
    );
  }
  return faults;
}

/** PEP 685: from 2.3 on extras are written in their normal form. */
function extraSpellingFaults({ providesExtra }: CoreMetadata): FieldFault[] {
  return providesExtra
    .filter((extra) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(extra))
    .map((extra) =>
      warning("Provides-Extra", {
        rule: "extra-spelling",
        state: `Provides-Extra ${JSON.stringify(extra)} is not in its normal form`,
        remedy: "write it in lower case with single dashes (PEP 685)",
      }),
    );
}

const MAX_LABEL = 32;

function projectUrlFaults({ projectUrls }: CoreMetadata): FieldFault[] {
  return projectUrls.flatMap(({ label, url }) => {
    const found: FieldFault[] = [];
    const add = (rule: string, state: string): void => {
      const remedy = "write label, url with a label of 1 to 32 characters";
      found.push(warning("Project-URL", { rule, state, remedy, consequence: "PyPI refuses the upload" }));
    };
    const length = Array.from(label).length;
    if (url === "") add("project-url-empty", `Project-URL ${JSON.stringify(label)} has no URL`);
    if (length === 0 || length > MAX_LABEL)
      add("project-url-label", `a Project-URL label has ${length} characters`);
    return found;
  });
}

/** PEP 794: a name is either the project's own or a namespace that it shares. */
function importOverlapFaults({ importNames, importNamespaces }: CoreMetadata): FieldFault[] {
  const own = new Set((importNames ?? []).map((text) => splitImportName(text).name));
  return importNamespaces
    .map((text) => splitImportName(text).name)
    .filter((name) => own.has(name))
    .map((name) =>
      warning("Import-Namespace", {
        rule: "import-name-overlap",
        state: `${JSON.stringify(name)} is both an Import-Name and an Import-Namespace`,
        remedy: "keep one of the two",
      }),
    );
}

/** PEP 345 replaced the three fields that name modules instead of projects. */
function deprecatedFieldFaults(metadata: CoreMetadata, version: MetadataVersion): FieldFault[] {
  if (!isAtLeast(version, "1.2")) return [];
  const fields = [
    ["Requires", metadata.requires],
    ["Provides", metadata.provides],
    ["Obsoletes", metadata.obsoletes],
  ] as const;
  return fields
    .filter(([, values]) => values.length > 0)
    .map(([field]) =>
      warning(field, {
        rule: "field-deprecated",
        state: `${field} is deprecated since metadata 1.2`,
        remedy: `use ${field}-Dist`,
        consequence: "no installer reads the field",
      }),
    );
}

function warning(field: string, fault: MetadataFault): FieldFault {
  return { field, fault: { ...fault, severity: "warning" } };
}
