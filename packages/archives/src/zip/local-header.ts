/** The local header before each member (APPNOTE 4.3.7), and its agreement with the directory entry. */
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { ForwardReader } from "../source/forward-reader.ts";
import { bytesEqual, viewOf } from "./bytes.ts";
import { type DirectoryEntry, FLAG_UTF8, type MemberHeader } from "./directory.ts";
import { checkExtraSubset, parseExtraFields, resolveZip64 } from "./extra-fields.ts";

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const SATURATED = 0xffffffff;
/** The highest "version needed" that CPython reads; APPNOTE 6.3. */
const HIGHEST_VERSION = 63;
export const FLAG_ENCRYPTED = 1 << 0;
export const FLAG_DATA_DESCRIPTOR = 1 << 3;
/** How hard the compressor tried; no reader looks. */
const FLAGS_DEFLATE_EFFORT = (1 << 1) | (1 << 2);
const KNOWN_FLAGS = FLAG_DATA_DESCRIPTOR | FLAGS_DEFLATE_EFFORT | FLAG_UTF8;

/** Reads the local header at the reader's position and compares it field by field with what the directory says. */
export async function readLocalHeader(
  reader: ForwardReader,
  entry: DirectoryEntry,
  inspection: Inspection,
  place: Place,
): Promise<void> {
  const header = await parseLocalHeader(reader, inspection, place);
  checkSupported(entry, inspection, place);
  compareNames(header, entry, inspection, place);
  compareFields(header, entry, inspection, place);
  checkExtraSubset(entry.extra, header.extra, inspection, place);
}

async function parseLocalHeader(
  reader: ForwardReader,
  inspection: Inspection,
  place: Place,
): Promise<MemberHeader> {
  if (reader.remaining < LOCAL_BYTES)
    throw inspection.refusal("zip-truncated", "a local header is cut short", place);
  const fixed = viewOf(await reader.take(LOCAL_BYTES));
  if (fixed.getUint32(0, true) !== LOCAL_SIGNATURE) {
    throw inspection.refusal(
      "zip-local-header",
      "there is no local header where the directory points",
      place,
    );
  }
  const [nameBytes, extraBytes] = [fixed.getUint16(26, true), fixed.getUint16(28, true)];
  if (reader.remaining < nameBytes + extraBytes) {
    throw inspection.refusal("zip-truncated", "a local header is cut short", place);
  }
  const rawName = await reader.take(nameBytes);
  const extra = parseExtraFields(await reader.take(extraBytes), inspection, place);
  const plain = [fixed.getUint32(22, true), fixed.getUint32(18, true)];
  // APPNOTE 4.5.3: in a local header both sizes stand in the ZIP64 field, or neither.
  if (plain.filter((value) => value === SATURATED).length === 1) {
    inspection.found("zip-local-mismatch", "only one of the two sizes points to the ZIP64 field", place);
  }
  const [size, compressedBytes] = resolveZip64(plain, extra, inspection, place);
  return {
    versionNeeded: fixed.getUint16(4, true),
    flags: fixed.getUint16(6, true),
    method: fixed.getUint16(8, true),
    time: fixed.getUint16(10, true),
    date: fixed.getUint16(12, true),
    crc32: fixed.getUint32(14, true),
    compressedBytes: compressedBytes!,
    size: size!,
    rawName,
    extra,
  };
}

function checkSupported(entry: DirectoryEntry, inspection: Inspection, place: Place): void {
  const { flags, method, versionNeeded } = entry;
  if (flags & FLAG_ENCRYPTED) throw inspection.refusal("zip-encrypted", "the member is encrypted", place);
  if (method !== 0 && method !== 8) {
    throw inspection.refusal("zip-method", `the member uses compression method ${method}`, place);
  }
  if ((versionNeeded & 0xff) > HIGHEST_VERSION) {
    throw inspection.refusal(
      "zip-version-needed",
      `the member asks for version ${versionNeeded} of the format`,
      place,
    );
  }
  if (flags & ~KNOWN_FLAGS) {
    inspection.found("zip-flags", `the member has the flags 0x${flags.toString(16).padStart(4, "0")}`, place);
  }
  if (flags & FLAG_DATA_DESCRIPTOR) {
    inspection.found("zip-data-descriptor", "the member's sizes stand behind its data", place);
  }
}

/** CPython refuses a member whose two names differ, and it decodes both by the directory's flag. */
function compareNames(
  header: MemberHeader,
  entry: DirectoryEntry,
  inspection: Inspection,
  place: Place,
): void {
  if (bytesEqual(header.rawName, entry.rawName)) return;
  const shown = JSON.stringify(new TextDecoder().decode(header.rawName));
  throw inspection.refusal("zip-local-name", `the local header calls the member ${shown}`, place);
}

function compareFields(
  header: MemberHeader,
  entry: DirectoryEntry,
  inspection: Inspection,
  place: Place,
): void {
  const fields = ["versionNeeded", "flags", "method", "time", "date"] as const;
  const sizes = ["crc32", "compressedBytes", "size"] as const;
  // With a data descriptor the local values may be zero; the descriptor itself is compared later.
  const isStreamed =
    (header.flags & FLAG_DATA_DESCRIPTOR) !== 0 && sizes.every((field) => header[field] === 0);
  const differing = [...fields, ...(isStreamed ? [] : sizes)].filter(
    (field) => header[field] !== entry[field],
  );
  for (const field of differing) {
    const state = `${field} is ${header[field]} in the local header and ${entry[field]} in the directory`;
    inspection.found("zip-local-mismatch", state, place);
  }
}
