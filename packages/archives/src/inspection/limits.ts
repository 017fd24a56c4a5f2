/**
 * Every limit of this package in one table. Each bounds a cost that the sender of a file chooses and we pay.
 * Sizes are in bytes. The comments give the largest value met in real, popular files.
 */
export interface Limits {
  /** Entries in one archive, folders included (16,235). */
  readonly members: number;
  /** One member after decompression. */
  readonly memberBytes: number;
  /** All members after decompression; in a tar, everything between the gzip header and its trailer. */
  readonly totalBytes: number;
  /** Decompressed bytes for each byte of the file (17.7). Counted only above `ratioFloorBytes`. */
  readonly ratio: number;
  /** Below this many decompressed bytes a high ratio is harmless: a small file of zeros is not a bomb. */
  readonly ratioFloorBytes: number;
  /** The central directory of a zip, which is held in memory. */
  readonly directoryBytes: number;
  /** A member's whole name in UTF-8. */
  readonly nameBytes: number;
  /** One part of a name between two slashes; what common file systems can store. */
  readonly nameComponentBytes: number;
  /** Parts of a name. */
  readonly nameDepth: number;
  /** METADATA or PKG-INFO (232,823). */
  readonly metadataBytes: number;
  /** RECORD. */
  readonly recordBytes: number;
  /** WHEEL and entry_points.txt, each. */
  readonly smallTextBytes: number;
  /** The extended header of one tar member. */
  readonly extendedHeaderBytes: number;
  /** Wall-clock time for one walk. */
  readonly milliseconds: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

export const DEFAULT_LIMITS: Limits = {
  members: 100_000,
  memberBytes: 8 * GIB,
  totalBytes: 16 * GIB,
  ratio: 50,
  ratioFloorBytes: 64 * MIB,
  directoryBytes: 64 * MIB,
  nameBytes: 2 * KIB,
  nameComponentBytes: 255,
  nameDepth: 64,
  metadataBytes: MIB,
  recordBytes: 64 * MIB,
  smallTextBytes: MIB,
  extendedHeaderBytes: 256 * KIB,
  milliseconds: 600_000,
};
