/** The central directory (APPNOTE 4.3.12): one entry for each member, in the order in which pip installs them. */
import type { Inspection, Place } from "../inspection/inspection.ts";
import { decodeName } from "../names/member-name.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { viewOf } from "./bytes.ts";
import { decodeCodePage437 } from "./code-page-437.ts";
import type { EndRecord } from "./end-record.ts";
import { type ExtraField, parseExtraFields, resolveZip64 } from "./extra-fields.ts";

const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
export const FLAG_UTF8 = 1 << 11;

/** What local header and directory entry both say about a member. */
export interface MemberHeader {
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  /** MS-DOS date and time, as stored. */
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly size: number;
  readonly rawName: Uint8Array;
  readonly extra: readonly ExtraField[];
}

export interface DirectoryEntry extends MemberHeader {
  /** Decoded, with the slash that ends a folder's name. */
  readonly name: string;
  readonly externalAttributes: number;
  /** Where the local header begins in the file. */
  readonly headerOffset: number;
}

export async function readDirectory(
  source: ByteSource,
  end: EndRecord,
  inspection: Inspection,
): Promise<readonly DirectoryEntry[]> {
  const bytes = await source.read(end.directoryOffset, end.directoryBytes);
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const place = { offset: end.directoryOffset + at };
    if (entries.length === inspection.limits.members) {
      throw inspection.refusal("limit-members", `the archive has more than ${entries.length} members`, place);
    }
    const length = entryLength(bytes, at, inspection, place);
    entries.push(parseEntry(bytes.subarray(at, at + length), end.prefixBytes, inspection, place));
    at += length;
  }
  if (entries.length !== end.entries) {
    const state = `the end record counts ${end.entries} members, the directory has ${entries.length}`;
    inspection.found("zip-directory-mismatch", state, { offset: end.directoryOffset });
  }
  return entries;
}

function entryLength(bytes: Uint8Array, at: number, inspection: Inspection, place: Place): number {
  const view = viewOf(bytes);
  if (at + ENTRY_BYTES <= bytes.length && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    const length =
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (at + length <= bytes.length) return length;
  }
  throw inspection.refusal(
    "zip-directory-malformed",
    "the central directory holds something that is not an entry",
    place,
  );
}

function parseEntry(
  entry: Uint8Array,
  prefixBytes: number,
  inspection: Inspection,
  at: Place,
): DirectoryEntry {
  const view = viewOf(entry);
  const nameEnd = ENTRY_BYTES + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const rawName = entry.subarray(ENTRY_BYTES, nameEnd);
  const flags = view.getUint16(8, true);
  const name = memberName(rawName, flags, inspection, at);
  const place = { ...at, member: name };
  if (extraEnd < entry.length)
    inspection.found("zip-member-comment", "the directory entry has a comment", place);
  if (view.getUint16(34, true) !== 0) {
    throw inspection.refusal("zip-multi-disk", "the member lies on another disk", place);
  }
  const extra = parseExtraFields(entry.subarray(nameEnd, extraEnd), inspection, place);
  const plain = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  const [size, compressedBytes, storedOffset] = resolveZip64(plain, extra, inspection, place);
  return {
    versionNeeded: view.getUint16(6, true),
    flags,
    method: view.getUint16(10, true),
    time: view.getUint16(12, true),
    date: view.getUint16(14, true),
    crc32: view.getUint32(16, true),
    compressedBytes: compressedBytes!,
    size: size!,
    rawName,
    extra,
    name,
    externalAttributes: view.getUint32(38, true),
    headerOffset: storedOffset! + prefixBytes,
  };
}

/** UTF-8 where the flag says so; otherwise ASCII, or what Python makes of it (APPNOTE D.1: code page 437). */
function memberName(rawName: Uint8Array, flags: number, inspection: Inspection, place: Place): string {
  const isAscii = rawName.every((byte) => byte < 0x80);
  if (isAscii || flags & FLAG_UTF8) return decodeName(rawName, inspection, place.offset ?? 0);
  const name = decodeCodePage437(rawName);
  inspection.found(
    "name-unflagged",
    `the name ${JSON.stringify(name)} is not ASCII and not marked as UTF-8`,
    place,
  );
  return name;
}
