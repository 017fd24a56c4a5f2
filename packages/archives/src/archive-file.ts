/** One file that a writer puts into an archive. */
export interface ArchiveFile {
  /** Relative, with `/` between its parts. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Default: false, which gives mode 0644; true gives 0755. */
  readonly executable?: boolean;
}

/** The default moment of deterministic archives, 1980-01-01T00:00:00Z in seconds: the first that a zip can express. */
export const DEFAULT_TIME = 315_532_800;

/** Sorted by UTF-16 code units, so that the order depends on the names alone and not on a locale. */
export function inNameOrder(files: readonly ArchiveFile[]): ArchiveFile[] {
  return files.toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}
