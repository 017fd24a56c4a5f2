/**
 * A wheel at the other end of a slow line: the end record and the directory come first, then only the members that are
 * asked for. Nothing here proves that the whole file is sound; that takes a walk.
 */
import { Inspection, type InspectionOptions } from "../inspection/inspection.ts";
import { WHOLE_MEMBER_BYTES } from "../member.ts";
import { type ByteSource, bytesSource } from "../source/byte-source.ts";
import { ForwardReader } from "../source/forward-reader.ts";
import { type DirectoryEntry, readDirectory } from "../zip/directory.ts";
import { readEndRecord } from "../zip/end-record.ts";
import { readLocalHeader } from "../zip/local-header.ts";
import { readMemberData } from "../zip/member-data.ts";
import { TailSource } from "./tail-source.ts";

/** What the directory says about a member that was not read. */
export interface RemoteMember {
  /** As stored; a folder's name ends with a slash. */
  readonly name: string;
  /** As declared, in bytes. */
  readonly size: number;
  readonly compressedBytes: number;
}

export interface RemoteWheel {
  readonly members: readonly RemoteMember[];
  /** Fetches and decompresses one member. Throws `ArchiveError` if it is not what the directory says. */
  read(name: string): Promise<Uint8Array>;
}

/** A local header with its name and extra fields; no real one comes near. */
const HEADER_ALLOWANCE_BYTES = 4096;

/** Takes one or two reads of the source. `mirrored` is the default here, because the file is not ours to refuse. */
export async function openRemoteWheel(
  source: ByteSource,
  options: InspectionOptions = {},
): Promise<RemoteWheel> {
  const inspection = new Inspection(source.size, { strictness: "mirrored", ...options });
  const tail = await TailSource.over(source);
  const end = await readEndRecord(tail, inspection);
  const entries = await readDirectory(tail, end, inspection);
  // Where a name stands twice, pip keeps the last.
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    members: entries.map(({ name, size, compressedBytes }) => ({ name, size, compressedBytes })),
    async read(name) {
      const entry = byName.get(name);
      if (entry === undefined) throw inspection.refusal("wheel-member-missing", `the wheel has no ${name}`);
      return readEntry(tail, entry, inspection);
    },
  };
}

/**
 * METADATA of the one top-level `.dist-info` folder, by the end record and the directory only. Throws `ArchiveError` where
 * there is none or more than one.
 */
export async function readRemoteMetadata(
  source: ByteSource,
  options: InspectionOptions = {},
): Promise<Uint8Array> {
  const inspection = new Inspection(source.size, options);
  const wheel = await openRemoteWheel(source, options);
  const metadata = wheel.members.filter(({ name }) => /^[^/]+\.dist-info\/METADATA$/.test(name));
  const names = [...new Set(metadata.map(({ name }) => name))];
  const [name] = names;
  if (name === undefined)
    throw inspection.refusal("wheel-member-missing", "the wheel has no .dist-info/METADATA");
  if (names.length > 1)
    throw inspection.refusal("wheel-dist-info-several", `the wheel has ${names.join(" and ")}`);
  if (metadata.some(({ size }) => size > inspection.limits.metadataBytes)) {
    throw inspection.refusal("limit-text-size", "METADATA is larger than its limit", { member: name });
  }
  return wheel.read(name);
}

/** One read for header and data together. */
async function readEntry(
  source: ByteSource,
  entry: DirectoryEntry,
  inspection: Inspection,
): Promise<Uint8Array> {
  const place = { member: entry.name, offset: entry.headerOffset };
  if (entry.compressedBytes > WHOLE_MEMBER_BYTES || entry.size > WHOLE_MEMBER_BYTES) {
    throw inspection.refusal("limit-member-size", `the member declares ${entry.size} bytes`, place);
  }
  const length = Math.min(HEADER_ALLOWANCE_BYTES + entry.compressedBytes, source.size - entry.headerOffset);
  const record = bytesSource(await source.read(entry.headerOffset, length));
  const reader = new ForwardReader(record);
  await readLocalHeader(reader, entry, inspection, place);
  if (reader.remaining < entry.compressedBytes) {
    throw inspection.refusal("zip-truncated", "the member is cut short", place);
  }
  const { bytes } = await readMemberData(reader, entry, inspection, place);
  return bytes!;
}
