/** The kind and the permissions of a member, from its name and its external attributes (APPNOTE 4.4.15). */
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { MemberKind } from "../member.ts";
import type { DirectoryEntry } from "./directory.ts";

const TYPE_MASK = 0o170000;
const TYPE_FILE = 0o100000;
const TYPE_FOLDER = 0o040000;
const TYPE_SYMLINK = 0o120000;
const SPECIAL_BITS = 0o7000;
const DOS_FOLDER = 0x10;
/** Some tools deflate folders too; the shortest stream that holds nothing has two bytes. */
const EMPTY_STREAM_BYTES = 2;

export interface Attributes {
  readonly kind: MemberKind;
  readonly mode: number;
}

/** CPython, pip and uv go by the slash at the end of the name; the attributes must not say otherwise. */
export function readAttributes(entry: DirectoryEntry, inspection: Inspection, place: Place): Attributes {
  const unixMode = entry.externalAttributes >>> 16;
  const type = unixMode & TYPE_MASK;
  const isFolder = entry.name.endsWith("/");
  const mode = unixMode & 0o7777;
  if (mode & SPECIAL_BITS)
    inspection.found("zip-special-mode", `the member has mode 0${mode.toString(8)}`, place);
  if (type === TYPE_SYMLINK) {
    inspection.found("zip-symlink", "the member is a symbolic link", place);
    return { kind: "symlink", mode };
  }
  if (type !== 0 && type !== TYPE_FILE && type !== TYPE_FOLDER) {
    inspection.found("zip-special-file", `the member has file type 0${type.toString(8)}`, place);
    return { kind: "device", mode };
  }
  const saysFolder = type === TYPE_FOLDER || (type === 0 && (entry.externalAttributes & DOS_FOLDER) !== 0);
  if ((saysFolder && !isFolder) || (type === TYPE_FILE && isFolder)) {
    inspection.found("zip-mode-mismatch", "name and attributes disagree about whether it is a folder", place);
  }
  if (isFolder && (entry.size !== 0 || entry.compressedBytes > EMPTY_STREAM_BYTES || entry.crc32 !== 0)) {
    inspection.found("zip-directory-payload", `the folder has ${entry.compressedBytes} bytes of data`, place);
  }
  return { kind: isFolder ? "folder" : "file", mode };
}
