/** The METADATA and PKG-INFO of made-up projects. */

/** What a made-up release says about itself. */
export interface ReleaseFields {
  readonly name: string;
  readonly version: string;
  /** More header lines, as `["Classifier: Private", …]` or `{ Summary: "…", Classifier: ["…", "…"] }`. */
  readonly metadata?: readonly string[] | Readonly<Record<string, string | readonly string[]>>;
  /** One Requires-Dist line each. */
  readonly requiresDist?: readonly string[];
  readonly requiresPython?: string;
  readonly providesExtra?: readonly string[];
  /** The long description, in the body. */
  readonly description?: string;
  /** Default: 2.1, the lowest that all readers know. */
  readonly metadataVersion?: string;
}

export function metadataText(release: ReleaseFields): string {
  const lines = [
    `Metadata-Version: ${release.metadataVersion ?? "2.1"}`,
    `Name: ${release.name}`,
    `Version: ${release.version}`,
    ...(release.requiresPython === undefined ? [] : [`Requires-Python: ${release.requiresPython}`]),
    ...(release.requiresDist ?? []).map((requirement) => `Requires-Dist: ${requirement}`),
    ...(release.providesExtra ?? []).map((extra) => `Provides-Extra: ${extra}`),
    ...extraLines(release.metadata),
  ];
  return `${lines.join("\n")}\n${release.description === undefined ? "" : `\n${release.description}`}`;
}

function extraLines(fields: ReleaseFields["metadata"]): readonly string[] {
  if (fields === undefined) return [];
  if (isLines(fields)) return fields;
  return Object.entries(fields).flatMap(([field, values]) =>
    [values].flat().map((value) => `${field}: ${value}`),
  );
}

function isLines(fields: NonNullable<ReleaseFields["metadata"]>): fields is readonly string[] {
  return Array.isArray(fields);
}
