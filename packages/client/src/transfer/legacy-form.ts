/** The text fields of a legacy upload, as twine and warehouse spell them, from the metadata in the file. */
import type { CoreMetadata } from "@linchpin/standards";
import type { FormField } from "./multipart.ts";

/** What the form says of the file itself. */
export interface UploadedFile {
  readonly kind: "wheel" | "sdist";
  /** The Python tag of a wheel's file name, `py3` or `cp311`. */
  readonly pythonTag?: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Every field that has a value, in the order of the core metadata specification. */
export function legacyFormFields(metadata: CoreMetadata, file: UploadedFile): readonly FormField[] {
  const fields: FormField[] = [
    [":action", "file_upload"],
    ["protocol_version", "1"],
    ["filetype", file.kind === "wheel" ? "bdist_wheel" : "sdist"],
    ["pyversion", file.pythonTag ?? "source"],
    ["sha256_digest", file.sha256],
  ];
  for (const [field, read] of METADATA_FIELDS) {
    const value = read(metadata);
    const values = typeof value === "string" ? [value] : (value ?? []);
    for (const one of values) if (one !== "") fields.push([field, one]);
  }
  return fields;
}

type Reader = (metadata: CoreMetadata) => string | readonly string[] | undefined;

/** Form field ← metadata. Most are singular; `classifiers` and `project_urls` are not. */
const METADATA_FIELDS: readonly (readonly [field: string, read: Reader])[] = [
  ["metadata_version", (metadata) => metadata.metadataVersion],
  ["name", (metadata) => metadata.name],
  ["version", (metadata) => metadata.version],
  ["platform", (metadata) => metadata.platforms],
  ["supported_platform", (metadata) => metadata.supportedPlatforms],
  ["summary", (metadata) => metadata.summary],
  ["description", (metadata) => metadata.description],
  ["description_content_type", (metadata) => metadata.descriptionContentType],
  ["keywords", (metadata) => metadata.keywords.join(", ")],
  ["home_page", (metadata) => metadata.homePage],
  ["download_url", (metadata) => metadata.downloadUrl],
  ["author", (metadata) => metadata.author],
  ["author_email", (metadata) => metadata.authorEmail],
  ["maintainer", (metadata) => metadata.maintainer],
  ["maintainer_email", (metadata) => metadata.maintainerEmail],
  ["license", (metadata) => metadata.license],
  ["license_expression", (metadata) => metadata.licenseExpression],
  ["license_file", (metadata) => metadata.licenseFiles],
  ["classifiers", (metadata) => metadata.classifiers],
  ["requires_dist", (metadata) => metadata.requiresDist],
  ["requires_python", (metadata) => metadata.requiresPython],
  ["requires_external", (metadata) => metadata.requiresExternal],
  ["project_urls", (metadata) => metadata.projectUrls.map(({ label, url }) => `${label}, ${url}`)],
  ["provides_extra", (metadata) => metadata.providesExtra],
  ["provides_dist", (metadata) => metadata.providesDist],
  ["obsoletes_dist", (metadata) => metadata.obsoletesDist],
  ["requires", (metadata) => metadata.requires],
  ["provides", (metadata) => metadata.provides],
  ["obsoletes", (metadata) => metadata.obsoletes],
  ["dynamic", (metadata) => metadata.dynamic],
  ["import_name", (metadata) => metadata.importNames],
  ["import_namespace", (metadata) => metadata.importNamespaces],
];
