/** What is changed on purpose between two builds that should give the same bytes. */

export interface Variation {
  readonly environment: Readonly<Record<string, string>>;
  /** The permission bits that new files lack. */
  readonly umask: number;
  /** Whether the files are laid in the opposite order, which some file systems list them in. */
  readonly reversedFiles: boolean;
}

/** Another time zone, locale, home and umask; files laid in the opposite order. Place and clock differ anyway. */
export const VARIATION: Variation = {
  environment: { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C", PYTHONHASHSEED: "4242" },
  umask: 0o077,
  reversedFiles: true,
};

/** For the record and for people. */
export const VARIED: readonly string[] = [
  "folder",
  "clock",
  "time zone",
  "locale",
  "umask",
  "file order",
  "hash seed",
];
