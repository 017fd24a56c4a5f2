/** Writes zips in which every field can lie. For tests only: each lie is one override. */
import { crc32, deflateRawSync } from "node:zlib";

/** The fields that local header and directory entry share. */
export interface HeaderFields {
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly size: number;
  readonly name: Uint8Array;
  readonly extra: Uint8Array;
}

export interface CentralFields extends HeaderFields {
  readonly madeBy: number;
  readonly comment: Uint8Array;
  readonly disk: number;
  readonly externalAttributes: number;
  readonly headerOffset: number;
}

export interface RawMember {
  readonly name: string;
  /** The contents, from which the honest fields follow. */
  readonly data: Uint8Array;
  /** What lies in the file instead of the deflated contents. */
  readonly stream?: Uint8Array;
  /** Honest fields for both headers. */
  readonly both?: Partial<HeaderFields>;
  readonly local?: Partial<HeaderFields>;
  readonly central?: Partial<CentralFields>;
  /** Bytes between the data and the next record. */
  readonly after?: Uint8Array;
  /** Leave the member out of the directory, or out of the file. */
  readonly only?: "local" | "central";
}

export interface EndFields {
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
  readonly comment: Uint8Array;
}

export interface ZipLies {
  readonly prefix?: Uint8Array;
  /** Whether stored offsets count from the prefix on, as if it were not there. */
  readonly ignorePrefix?: boolean;
  readonly beforeDirectory?: Uint8Array;
  readonly afterDirectory?: (end: EndFields) => Uint8Array;
  readonly end?: Partial<EndFields>;
  readonly suffix?: Uint8Array;
}

const DOS_DATE_1980 = 0x21;

export function text(value: string): Uint8Array {
  return Buffer.from(value);
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** One extra field. */
export function extraField(id: number, data: Uint8Array): Buffer {
  return Buffer.concat([uint16(id), uint16(data.length), data]);
}

export function buildZip(members: readonly RawMember[], lies: ZipLies = {}): Buffer {
  const prefix = lies.prefix ?? Buffer.alloc(0);
  const shift = lies.ignorePrefix ? prefix.length : 0;
  const pieces: Uint8Array[] = [prefix];
  const directory: Uint8Array[] = [];
  for (const member of members) {
    const position = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const { local, central, stream } = encodeMember(member, position - shift);
    if (member.only !== "central") pieces.push(local, stream, member.after ?? Buffer.alloc(0));
    if (member.only !== "local") directory.push(central);
  }
  pieces.push(lies.beforeDirectory ?? Buffer.alloc(0));
  const directoryOffset = pieces.reduce((sum, piece) => sum + piece.length, 0) - shift;
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0);
  const honest = { entries: directory.length, directoryBytes, directoryOffset, comment: Buffer.alloc(0) };
  const between = lies.afterDirectory?.(honest) ?? Buffer.alloc(0);
  return Buffer.concat([
    ...pieces,
    ...directory,
    between,
    endRecord({ ...honest, ...lies.end }),
    lies.suffix ?? Buffer.alloc(0),
  ]);
}

function encodeMember(
  member: RawMember,
  headerOffset: number,
): { local: Buffer; central: Buffer; stream: Uint8Array } {
  const method = member.both?.method ?? (member.name.endsWith("/") || member.data.length === 0 ? 0 : 8);
  const stream = member.stream ?? (method === 8 ? deflateRawSync(member.data) : member.data);
  const honest: HeaderFields = {
    versionNeeded: 20,
    flags: /^[\0-\x7f]*$/.test(member.name) ? 0 : 0x800,
    method,
    time: 0,
    date: DOS_DATE_1980,
    crc32: crc32(member.data),
    compressedBytes: stream.length,
    size: member.data.length,
    name: Buffer.from(member.name),
    extra: Buffer.alloc(0),
    ...member.both,
  };
  const mode = member.name.endsWith("/") ? 0o040755 : 0o100644;
  const central: CentralFields = {
    ...honest,
    madeBy: 0x0314,
    comment: Buffer.alloc(0),
    disk: 0,
    externalAttributes: (mode << 16) >>> 0,
    headerOffset,
    ...member.central,
  };
  return { local: localHeader({ ...honest, ...member.local }), central: centralEntry(central), stream };
}

function sharedFields(fields: HeaderFields): Buffer[] {
  const { versionNeeded, flags, method, time, date, compressedBytes, size, name, extra } = fields;
  return [
    ...[versionNeeded, flags, method, time, date].map(uint16),
    ...[fields.crc32, compressedBytes, size].map(uint32),
    ...[name.length, extra.length].map(uint16),
  ];
}

function localHeader(fields: HeaderFields): Buffer {
  return Buffer.concat([Buffer.from("PK\u0003\u0004"), ...sharedFields(fields), fields.name, fields.extra]);
}

function centralEntry(fields: CentralFields): Buffer {
  return Buffer.concat([
    Buffer.from("PK\u0001\u0002"),
    uint16(fields.madeBy),
    ...sharedFields(fields),
    ...[fields.comment.length, fields.disk, 0].map(uint16),
    uint32(fields.externalAttributes),
    uint32(fields.headerOffset),
    fields.name,
    fields.extra,
    fields.comment,
  ]);
}

export function endRecord({ entries, directoryBytes, directoryOffset, comment }: EndFields): Buffer {
  return Buffer.concat([
    Buffer.from("PK\u0005\u0006"),
    ...[0, 0, entries, entries].map(uint16),
    uint32(directoryBytes),
    uint32(directoryOffset),
    uint16(comment.length),
    comment,
  ]);
}

/** A ZIP64 end record and its locator; `extensible` is data that APPNOTE reserves. */
export function end64Records(
  end: EndFields,
  lies: {
    locatorOffset?: number;
    disks?: number;
    extensible?: Uint8Array;
    locator?: boolean;
    directoryOffset?: number;
  } = {},
): Buffer {
  const extensible = lies.extensible ?? Buffer.alloc(0);
  const record = Buffer.concat([
    Buffer.from("PK\u0006\u0006"),
    uint64(44 + extensible.length),
    uint16(45),
    uint16(45),
    uint32(0),
    uint32(0),
    uint64(end.entries),
    uint64(end.entries),
    uint64(end.directoryBytes),
    uint64(lies.directoryOffset ?? end.directoryOffset),
    extensible,
  ]);
  const offset = lies.locatorOffset ?? end.directoryOffset + end.directoryBytes;
  const locator = Buffer.concat([
    Buffer.from("PK\u0006\u0007"),
    uint32(0),
    uint64(offset),
    uint32(lies.disks ?? 1),
  ]);
  return lies.locator === false ? record : Buffer.concat([record, locator]);
}
