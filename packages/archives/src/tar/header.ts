/** One 512-byte tar header (POSIX ustar, GNU and version 7), read as strictly as its strictest reader would. */
import type { Inspection, Place } from "../inspection/inspection.ts";
import { viewOf } from "../zip/bytes.ts";
import { hasTarChecksum } from "./checksum.ts";

export type TarDialect = "ustar" | "gnu" | "version7";

export interface TarHeader {
  /** With the prefix of ustar joined on, not decoded. */
  readonly rawName: Uint8Array;
  readonly rawLinkName: Uint8Array;
  readonly mode: number;
  readonly size: number;
  /** The type flag, one character. */
  readonly type: string;
  /** Where the header stands in the tar. */
  readonly offset: number;
}

const NUMERIC_FIELDS = [
  ["mode", 100, 8],
  ["uid", 108, 8],
  ["gid", 116, 8],
  ["size", 124, 12],
  ["mtime", 136, 12],
] as const;
const SLASH = 0x2f;

/** Throws `ArchiveError` for a header that any reader would take for something else. */
export function parseTarHeader(block: Uint8Array, offset: number, inspection: Inspection): TarHeader {
  const place = { offset };
  if (!hasTarChecksum(block)) {
    throw inspection.refusal("tar-header-checksum", "a header's checksum is wrong", place);
  }
  const numbers = new Map(
    NUMERIC_FIELDS.map(([name, at, length]) => [
      name,
      readNumber(block, at, length, name, inspection, place),
    ]),
  );
  const dialect = readDialect(block, inspection, place);
  if (dialect !== "version7") {
    readNumber(block, 329, 8, "devmajor", inspection, place);
    readNumber(block, 337, 8, "devminor", inspection, place);
  }
  const name = readText(block, 0, 100, "name", inspection, place);
  const type = String.fromCharCode(block[156]!);
  return {
    rawName: joinPrefix(block, name, dialect, type, inspection, place),
    rawLinkName: readText(block, 157, 100, "link name", inspection, place),
    mode: numbers.get("mode")!,
    size: numbers.get("size")!,
    type,
    offset,
  };
}

/**
 * Octal digits among spaces, ended by NUL or space; or base 256 with the first bit set (GNU). CPython stops reading the
 * archive at any other number, and other readers take it for zero.
 */
function readNumber(
  block: Uint8Array,
  at: number,
  length: number,
  name: string,
  inspection: Inspection,
  place: Place,
): number {
  const field = block.subarray(at, at + length);
  if (field[0] === 0x80 || field[0] === 0xff) return readBase256(field, name, inspection, place);
  const digits = /^ *([0-7]*)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
  if (digits === undefined)
    throw inspection.refusal("tar-number", `a header's ${name} is not a number`, place);
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function readBase256(field: Uint8Array, name: string, inspection: Inspection, place: Place): number {
  if (name === "size" || name === "mode") {
    throw inspection.refusal("tar-number", `a header's ${name} is in base 256`, place);
  }
  return Number(viewOf(field).getBigInt64(field.length - 8)) % Number.MAX_SAFE_INTEGER;
}

function readDialect(block: Uint8Array, inspection: Inspection, place: Place): TarDialect {
  const magic = String.fromCharCode(...block.subarray(257, 265));
  if (magic === "ustar\u000000") return "ustar";
  if (magic === "ustar  \0") return "gnu";
  if (magic !== "\0\0\0\0\0\0\0\0") {
    inspection.found("tar-magic", `a header has the magic ${JSON.stringify(magic)}`, place);
  }
  return "version7";
}

/** The bytes up to the first NUL; what follows must be NUL too. */
function readText(
  block: Uint8Array,
  at: number,
  length: number,
  name: string,
  inspection: Inspection,
  place: Place,
): Uint8Array {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  if (end === -1) return field;
  if (field.subarray(end).some((byte) => byte !== 0)) {
    inspection.found("tar-name-tail", `bytes follow the end of a header's ${name}`, place);
  }
  return field.subarray(0, end);
}

/**
 * The prefix belongs to ustar. CPython joins it whatever the magic says, except to GNU's own types; others do not. GNU
 * keeps other things in its place, which then must be absent.
 */
function joinPrefix(
  block: Uint8Array,
  name: Uint8Array,
  dialect: TarDialect,
  type: string,
  inspection: Inspection,
  place: Place,
): Uint8Array {
  const prefix = readText(block, 345, 155, "prefix", inspection, place);
  if (dialect !== "ustar" && block.subarray(345, 500).some((byte) => byte !== 0)) {
    inspection.found(
      "tar-prefix",
      "a header that is not in ustar format has bytes in the place of the prefix",
      place,
    );
  }
  if (prefix.length === 0 || "LKS".includes(type)) return name;
  return Buffer.concat([prefix, Buffer.from([SLASH]), name]);
}
