/** direct_url.json of an installed project: where it came from when it did not come from an index (PEP 610). */
export interface DirectUrl {
  readonly url: string;
  readonly origin: DirectUrlOrigin;
  /** Where below the root of the source the project stands. */
  readonly subdirectory?: string;
}

/** What stood at the URL: an archive, a repository or a folder. */
export type DirectUrlOrigin =
  | { readonly kind: "archive"; readonly hashes?: Readonly<Record<string, string>> }
  | {
      readonly kind: "vcs";
      readonly vcs: string;
      readonly commitId: string;
      readonly requestedRevision?: string;
    }
  | { readonly kind: "directory"; readonly editable?: boolean };
