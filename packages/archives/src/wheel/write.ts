/** Deterministic wheels (binary distribution format): the files in name order, .dist-info last, then RECORD. */
import { hash } from "node:crypto";
import { type ArchiveFile, DEFAULT_TIME, inNameOrder } from "../archive-file.ts";
import { writeZip } from "../zip/write.ts";

export interface WheelContents {
  /** The metadata folder, for example `acme_tool-2.1.0.dist-info`. */
  readonly distInfo: string;
  /** All files but RECORD, with those of the metadata folder. */
  readonly files: readonly ArchiveFile[];
  /** Seconds since 1970, as in SOURCE_DATE_EPOCH. Default: 1980-01-01. */
  readonly time?: number;
}

/** The same contents give the same bytes. RECORD is generated; it stands at the end, as the format recommends. */
export function writeWheel({ distInfo, files, time = DEFAULT_TIME }: WheelContents): Uint8Array {
  const isMetadata = ({ name }: ArchiveFile): boolean => name.startsWith(`${distInfo}/`);
  const sorted = inNameOrder(files);
  const ordered = [...sorted.filter((file) => !isMetadata(file)), ...sorted.filter(isMetadata)];
  const record: ArchiveFile = {
    name: `${distInfo}/RECORD`,
    bytes: Buffer.from(recordText(ordered, distInfo)),
  };
  return writeZip([...ordered, record], time);
}

function recordText(files: readonly ArchiveFile[], distInfo: string): string {
  const rows = files.map(({ name, bytes }) => {
    return `${csvField(name)},sha256=${hash("sha256", bytes, "base64url")},${bytes.length}`;
  });
  return [...rows, `${csvField(`${distInfo}/RECORD`)},,`, ""].join("\n");
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
