/** A `Project-URL` value: `label, url`. */
export interface ProjectUrl {
  readonly label: string;
  readonly url: string;
}

/**
 * The fields of METADATA or PKG-INFO as they were written (core metadata specification 1.0 to 2.6): nothing is
 * normalised, so that what was signed, hashed or shown is what is kept. A text field that is absent is `undefined`, a
 * repeatable one is empty. The three required fields are empty text when absent, which no valid file has.
 */
export interface CoreMetadata {
  // 1.0 (PEP 241)
  readonly metadataVersion: string;
  readonly name: string;
  readonly version: string;
  readonly platforms: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  /** Split at commas and stripped. */
  readonly keywords: readonly string[];
  readonly homePage?: string;
  readonly author?: string;
  readonly authorEmail?: string;
  readonly license?: string;

  // 1.1 (PEP 314)
  readonly supportedPlatforms: readonly string[];
  readonly downloadUrl?: string;
  readonly classifiers: readonly string[];
  readonly requires: readonly string[];
  readonly provides: readonly string[];
  readonly obsoletes: readonly string[];

  // 1.2 (PEP 345)
  readonly maintainer?: string;
  readonly maintainerEmail?: string;
  readonly requiresDist: readonly string[];
  readonly providesDist: readonly string[];
  readonly obsoletesDist: readonly string[];
  readonly requiresPython?: string;
  readonly requiresExternal: readonly string[];
  readonly projectUrls: readonly ProjectUrl[];

  // 2.1 (PEP 566)
  readonly descriptionContentType?: string;
  readonly providesExtra: readonly string[];

  // 2.2 (PEP 643)
  readonly dynamic: readonly string[];

  // 2.4 (PEP 639)
  readonly licenseExpression?: string;
  readonly licenseFiles: readonly string[];

  // 2.5 (PEP 794)
  /** Absent when nothing is said; empty when the project says that it has no importable names. */
  readonly importNames?: readonly string[];
  readonly importNamespaces: readonly string[];
}
