/** Deterministic source distributions (source distribution format): a gzip-compressed pax tar with one top folder. */
import { type ArchiveFile, DEFAULT_TIME, inNameOrder } from "../archive-file.ts";
import { writeGzip } from "../gzip/write.ts";
import { writeTar } from "../tar/write.ts";

export interface SdistContents {
  /** `{name}-{version}`, the folder that holds everything. */
  readonly topFolder: string;
  /** Named relative to the top folder; PKG-INFO among them. */
  readonly files: readonly ArchiveFile[];
  /** Seconds since 1970, as in SOURCE_DATE_EPOCH. Default: 1980-01-01. */
  readonly time?: number;
}

/** The same contents give the same bytes. */
export function writeSdist({ topFolder, files, time = DEFAULT_TIME }: SdistContents): Uint8Array {
  const named = files.map((file) => ({ ...file, name: `${topFolder}/${file.name}` }));
  return writeGzip(writeTar(inNameOrder(named), time));
}
