/** The header of a gzip member (RFC 1952 2.3). */
import { crc32 } from "node:zlib";
import type { Inspection } from "../inspection/inspection.ts";
import type { ForwardReader } from "../source/forward-reader.ts";

const FIXED_BYTES = 10;
const FLAG_HEADER_CHECKSUM = 1 << 1;
const FLAG_EXTRA = 1 << 2;
const FLAG_NAME = 1 << 3;
const FLAG_COMMENT = 1 << 4;
const RESERVED_FLAGS = 0xe0;
const DEFLATE = 8;
/** Name, comment and extra field are texts; one that is longer holds something else. */
const LONGEST_HEADER = 64 * 1024;

/** Leaves the reader at the first byte of the deflate stream. */
export async function readGzipHeader(reader: ForwardReader, inspection: Inspection): Promise<void> {
  const offset = reader.position;
  const bytes = await reader.take(Math.min(LONGEST_HEADER, reader.remaining));
  const length = headerLength(bytes);
  if (typeof length === "string") throw inspection.refusal("gzip-header", length, { offset });
  reader.rewind(offset + length);
}

/** The length of the header, or what is wrong with it. */
function headerLength(bytes: Uint8Array): number | string {
  if (bytes.length < FIXED_BYTES || bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    return "the file is not gzip-compressed";
  if (bytes[2] !== DEFLATE) return `the gzip header names compression method ${bytes[2]}`;
  const flags = bytes[3]!;
  if (flags & RESERVED_FLAGS) return "the gzip header has reserved flags";
  let at = FIXED_BYTES;
  if (flags & FLAG_EXTRA) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return "the gzip header does not end";
    at = end + 1;
  }
  if (flags & FLAG_HEADER_CHECKSUM) {
    const stored = (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
    if (stored !== (crc32(bytes.subarray(0, at)) & 0xffff)) return "the checksum of the gzip header is wrong";
    at += 2;
  }
  return at <= bytes.length ? at : "the gzip header does not end";
}
