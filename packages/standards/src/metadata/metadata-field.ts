import type { CoreMetadata } from "./core-metadata.ts";

/** The metadata versions that exist, oldest first. 2.0 (PEP 426) was never accepted. */
export const METADATA_VERSIONS = ["1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"] as const;

export type MetadataVersion = (typeof METADATA_VERSIONS)[number];

/** How a field holds its value: once, repeatedly, or once with a list or a pair written inside. */
export type FieldShape = "text" | "list" | "keywords" | "urls";

/** One row of the core metadata specification. */
export interface MetadataField {
  readonly key: keyof CoreMetadata;
  /** As the specification writes it, for example `Requires-Dist`. */
  readonly header: string;
  readonly shape: FieldShape;
  /** The metadata version that brought the field. */
  readonly since: MetadataVersion;
}

function field(
  key: keyof CoreMetadata,
  header: string,
  since: MetadataVersion,
  shape: FieldShape = "text",
): MetadataField {
  return { key, header, since, shape };
}

/** Every field, in the order in which metadata is printed. */
export const METADATA_FIELDS: readonly MetadataField[] = [
  field("metadataVersion", "Metadata-Version", "1.0"),
  field("name", "Name", "1.0"),
  field("version", "Version", "1.0"),
  field("dynamic", "Dynamic", "2.2", "list"),
  field("platforms", "Platform", "1.0", "list"),
  field("supportedPlatforms", "Supported-Platform", "1.1", "list"),
  field("summary", "Summary", "1.0"),
  field("description", "Description", "1.0"),
  field("descriptionContentType", "Description-Content-Type", "2.1"),
  field("keywords", "Keywords", "1.0", "keywords"),
  field("homePage", "Home-page", "1.0"),
  field("downloadUrl", "Download-URL", "1.1"),
  field("author", "Author", "1.0"),
  field("authorEmail", "Author-email", "1.0"),
  field("maintainer", "Maintainer", "1.2"),
  field("maintainerEmail", "Maintainer-email", "1.2"),
  field("license", "License", "1.0"),
  field("licenseExpression", "License-Expression", "2.4"),
  field("licenseFiles", "License-File", "2.4", "list"),
  field("classifiers", "Classifier", "1.1", "list"),
  field("requiresDist", "Requires-Dist", "1.2", "list"),
  field("requiresPython", "Requires-Python", "1.2"),
  field("requiresExternal", "Requires-External", "1.2", "list"),
  field("projectUrls", "Project-URL", "1.2", "urls"),
  field("providesExtra", "Provides-Extra", "2.1", "list"),
  field("providesDist", "Provides-Dist", "1.2", "list"),
  field("obsoletesDist", "Obsoletes-Dist", "1.2", "list"),
  field("importNames", "Import-Name", "2.5", "list"),
  field("importNamespaces", "Import-Namespace", "2.5", "list"),
  field("requires", "Requires", "1.1", "list"),
  field("provides", "Provides", "1.1", "list"),
  field("obsoletes", "Obsoletes", "1.1", "list"),
];

const BY_HEADER = new Map(METADATA_FIELDS.map((row) => [row.header.toLowerCase(), row]));

/** Header names compare without regard to case. */
export function fieldOfHeader(header: string): MetadataField | undefined {
  return BY_HEADER.get(header.toLowerCase());
}
