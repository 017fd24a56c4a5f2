/** Pax extended headers (POSIX.1-2001, "pax Extended Header"): which keys may stand there and what they say. */
import type { Inspection, Place } from "../inspection/inspection.ts";

export type PaxRecords = ReadonlyMap<string, string>;

/** Keys that every reader knows and reads alike, or that only restore times, owners and attributes. */
const HARMLESS = new Set([
  "path",
  "linkpath",
  "size",
  "mtime",
  "atime",
  "ctime",
  "uid",
  "gid",
  "uname",
  "gname",
  "comment",
  "charset",
]);
const HARMLESS_VENDOR =
  /^(?:SCHILY\.(?:xattr\..*|acl\..*|fflags|dev|ino|nlink)|LIBARCHIVE\.(?:xattr\..*|creationtime|symlinktype)|RHT\.security\.selinux|MSWINDOWS\..*)$/s;
const NUMERIC = new Set(["mtime", "atime", "ctime", "uid", "gid", "size"]);
const NUMBER = /^-?[0-9]+(?:\.[0-9]*)?$/;
/** Keys that say which file or how much of it a member is. In a global header they would change all members. */
const IDENTIFYING = /^(?:path|linkpath|size|hdrcharset|GNU\.sparse\..*)$/s;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Parses the records of one extended header and refuses keys that change what a member is for some readers only. */
export function parsePax(bytes: Uint8Array, inspection: Inspection, place: Place): PaxRecords {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const { length, keyword, value } = parseRecord(bytes, at, inspection, place);
    if (records.has(keyword)) {
      inspection.found(
        "tar-pax-duplicate",
        `an extended header has the key ${JSON.stringify(keyword)} twice`,
        place,
      );
    }
    checkRecord(keyword, value, inspection, place);
    records.set(keyword, value);
    at += length;
  }
  return records;
}

/** A global header may comment, as git's does; it must not touch the members. */
export function checkGlobalPax(records: PaxRecords, inspection: Inspection, place: Place): void {
  const keywords = [...records.keys()];
  const identifying = keywords.find((keyword) => IDENTIFYING.test(keyword));
  if (identifying !== undefined) {
    const state = `a global header sets ${JSON.stringify(identifying)} for all members`;
    throw inspection.refusal("tar-global-header-name", state, place);
  }
  const isComment = keywords.every((keyword) => keyword === "comment");
  if (isComment) inspection.found("tar-global-comment", "a global header holds a comment", place);
  else
    inspection.found(
      "tar-global-header",
      `a global header sets ${keywords.join(", ")} for all members`,
      place,
    );
}

interface PaxRecord {
  readonly length: number;
  readonly keyword: string;
  readonly value: string;
}

/** `length keyword=value\n`, where the length counts the whole record in bytes. */
function parseRecord(bytes: Uint8Array, at: number, inspection: Inspection, place: Place): PaxRecord {
  const malformed = (): Error =>
    inspection.refusal("tar-pax-malformed", `an extended header is malformed at its byte ${at}`, place);
  // 20 digits are more than any length that fits the header.
  const digits = /^([1-9][0-9]*) /.exec(String.fromCharCode(...bytes.subarray(at, at + 20)))?.[1];
  if (digits === undefined) throw malformed();
  const length = Number(digits);
  const end = at + length - 1;
  const equals = bytes.indexOf(0x3d, at);
  const start = at + digits.length + 1;
  if (end >= bytes.length || bytes[end] !== 0x0a || equals <= start || equals >= end) throw malformed();
  try {
    const keyword = UTF8.decode(bytes.subarray(start, equals));
    return { length, keyword, value: UTF8.decode(bytes.subarray(equals + 1, end)) };
  } catch {
    throw malformed();
  }
}

function checkRecord(keyword: string, value: string, inspection: Inspection, place: Place): void {
  const shown = JSON.stringify(keyword);
  if (keyword.startsWith("GNU.sparse.")) {
    throw inspection.refusal("tar-sparse", `an extended header describes a sparse file with ${shown}`, place);
  }
  if (!HARMLESS.has(keyword) && !HARMLESS_VENDOR.test(keyword)) {
    throw inspection.refusal("tar-pax-key", `an extended header has the key ${shown}`, place);
  }
  if (keyword === "size" && !/^[0-9]+$/.test(value)) {
    // CPython takes such a size for 0, others take the number that they recognise.
    throw inspection.refusal(
      "tar-pax-size",
      `an extended header sets the size to ${JSON.stringify(value)}`,
      place,
    );
  }
  if (NUMERIC.has(keyword) && !NUMBER.test(value)) {
    inspection.found("tar-pax-value", `an extended header sets ${shown} to ${JSON.stringify(value)}`, place);
  }
  if (/[\0]/.test(value) && (keyword === "path" || keyword === "linkpath")) {
    throw inspection.refusal("name-control", `an extended header sets ${shown} to a value with a NUL`, place);
  }
}
