/**
 * A tar writer in the POSIX.1-2001 pax format, as the sdist specification asks. A member gets an extended header only
 * if its name is not ASCII or does not fit 100 bytes.
 */
import type { ArchiveFile } from "../archive-file.ts";
import { tarChecksum } from "./checksum.ts";

export const BLOCK_BYTES = 512;
/** Tars end on a multiple of twenty blocks. */
const TAPE_RECORD_BYTES = 20 * BLOCK_BYTES;
const NAME_BYTES = 100;

/** Writes the files in the given order; `time` is in seconds since 1970. */
export function writeTar(files: readonly ArchiveFile[], time: number): Uint8Array {
  const pieces = files.flatMap((file) => writeMember(file, time));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 2 * BLOCK_BYTES);
  const padding = Buffer.alloc(2 * BLOCK_BYTES + remainder(length, TAPE_RECORD_BYTES));
  return Buffer.concat([...pieces, padding]);
}

function writeMember(file: ArchiveFile, time: number): Uint8Array[] {
  const name = Buffer.from(file.name);
  const needsPax = name.length > NAME_BYTES || name.some((byte) => byte >= 0x80);
  const mode = file.executable ? 0o755 : 0o644;
  const main = [header(name, { type: "0", mode, size: file.bytes.length, time }), ...padded(file.bytes)];
  if (!needsPax) return main;
  const pax = paxRecord("path", file.name);
  return [
    header(Buffer.from("././@PaxHeader"), { type: "x", mode: 0, size: pax.length, time: 0 }),
    ...padded(pax),
    ...main,
  ];
}

interface HeaderFields {
  readonly type: string;
  readonly mode: number;
  readonly size: number;
  readonly time: number;
}

function header(name: Uint8Array, { type, mode, size, time }: HeaderFields): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  block.set(name.subarray(0, NAME_BYTES), 0);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(time, 11), 136);
  block.write(type, 156);
  block.write("ustar\u000000", 257);
  block.write(`${octal(tarChecksum(block), 6)}\u0000 `, 148);
  return block;
}

function octal(value: number, digits: number): string {
  const text = value.toString(8).padStart(digits, "0");
  if (text.length > digits)
    throw new RangeError(`${value} does not fit ${digits} octal digits of a tar header`);
  return text;
}

/** `length keyword=value\n`, where the length counts its own digits (POSIX pax, "Extended Header"). */
function paxRecord(keyword: string, value: string): Buffer {
  const bare = Buffer.byteLength(` ${keyword}=${value}\n`);
  const guess = bare + String(bare).length;
  const length = bare + String(guess).length;
  return Buffer.from(`${length} ${keyword}=${value}\n`);
}

function padded(bytes: Uint8Array): Uint8Array[] {
  return [bytes, Buffer.alloc(remainder(bytes.length, BLOCK_BYTES))];
}

/** How much is missing to the next multiple of `unit`. */
function remainder(length: number, unit: number): number {
  return (unit - (length % unit)) % unit;
}
