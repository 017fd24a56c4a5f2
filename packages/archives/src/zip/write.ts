/**
 * A zip writer whose output every strict reader accepts and that depends on nothing but its input: no data
 * descriptors, no extra fields, no comments, no ZIP64, one time for all members, members in the given order.
 */
import { crc32, deflateRawSync } from "node:zlib";
import type { ArchiveFile } from "../archive-file.ts";
import { FLAG_UTF8 } from "./directory.ts";

/** 2.0: the lowest version that knows deflate; made on Unix, so that permissions count. */
const VERSION = 20;
const MADE_ON_UNIX = 3 << 8;
const STORED = 0;
const DEFLATED = 8;
const MOST_MEMBERS = 0xfffe;
const MOST_BYTES = 0x7fffffff;
/** The first moment that MS-DOS can express: 1980-01-01T00:00:00Z, in seconds. */
const DOS_EPOCH = 315_532_800;
/** The last one: 2107-12-31T23:59:58Z. */
const DOS_END = 4_354_819_198;

interface Written {
  readonly local: Buffer;
  readonly name: Buffer;
  readonly data: Uint8Array;
  readonly central: Buffer;
}

/**
 * Writes the files in the given order. `time` is in seconds since 1970, as SOURCE_DATE_EPOCH is, and is moved into
 * what a zip can express (1980 to 2107). Throws `RangeError` for what would need ZIP64.
 */
export function writeZip(files: readonly ArchiveFile[], time: number): Uint8Array {
  if (files.length > MOST_MEMBERS) throw new RangeError(`cannot write ${files.length} members without ZIP64`);
  const stamp = dosTime(time);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const { local, name, data, central } = writeMember(file, stamp, offset);
    pieces.push(local, name, data);
    directory.push(central, name);
    offset += local.length + name.length + data.length;
    if (offset > MOST_BYTES) throw new RangeError(`cannot write ${offset} bytes without ZIP64`);
  }
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([...pieces, ...directory, endRecord(files.length, directoryBytes, offset)]);
}

function writeMember(file: ArchiveFile, stamp: number, offset: number): Written {
  const name = Buffer.from(file.name);
  const deflated = deflateRawSync(file.bytes, { level: 9 });
  const isStored = deflated.length >= file.bytes.length;
  const data = isStored ? file.bytes : deflated;
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION, 0);
  shared.writeUInt16LE(name.every((byte) => byte < 0x80) ? 0 : FLAG_UTF8, 2);
  shared.writeUInt16LE(isStored ? STORED : DEFLATED, 4);
  shared.writeUInt32LE(stamp, 6);
  shared.writeUInt32LE(crc32(file.bytes), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(file.bytes.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(MADE_ON_UNIX | VERSION, 4);
  shared.copy(central, 6);
  central.writeUInt32LE(((0o100000 | (file.executable ? 0o755 : 0o644)) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([Buffer.from("PK\u0003\u0004"), shared]), name, data, central };
}

function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

/** Date in the upper half, time in the lower, in UTC and steps of two seconds. */
function dosTime(time: number): number {
  const moment = new Date(Math.min(Math.max(time, DOS_EPOCH), DOS_END) * 1000);
  const date =
    ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const clock = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  return ((date << 16) | clock) >>> 0;
}
