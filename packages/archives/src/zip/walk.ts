/**
 * The zip walk: the directory tells where each member lies, then one pass from the first byte to the last proves that
 * the members stand back to back, that each local header repeats its directory entry, and that each member's data are
 * exactly what both declare. In strict form every byte belongs to one record, so a reader that begins at the start and
 * a reader that begins at the end must see the same names and bytes.
 */
import { releaseWhole } from "../inflate/inflate-whole.ts";
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { Member, MemberVisitor } from "../member.ts";
import { checkName } from "../names/member-name.ts";
import { NameLedger } from "../names/name-ledger.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { ForwardReader, type Progress } from "../source/forward-reader.ts";
import { hasTarChecksum } from "../tar/checksum.ts";
import { readAttributes } from "./attributes.ts";
import { checkDataDescriptor } from "./data-descriptor.ts";
import { type DirectoryEntry, readDirectory } from "./directory.ts";
import { readEndRecord } from "./end-record.ts";
import { FLAG_DATA_DESCRIPTOR, readLocalHeader } from "./local-header.ts";
import { readMemberData } from "./member-data.ts";

/** A member of a zip, with what is needed to read it again. */
export interface ZipMember extends Member {
  readonly method: number;
  readonly compressedBytes: number;
  readonly crc32: number;
}

export interface ZipWalk {
  /** In the order of the directory, which is the order in which pip installs. */
  readonly members: readonly ZipMember[];
  /** SHA-256 of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
}

export interface WalkOptions {
  readonly visit?: MemberVisitor;
  readonly progress?: Progress;
}

/** Walks the whole source. Throws `ArchiveError`; oddities are left in the inspection. */
export async function walkZip(
  source: ByteSource,
  inspection: Inspection,
  options: WalkOptions = {},
): Promise<ZipWalk> {
  await refuseTarHeader(source, inspection);
  const end = await readEndRecord(source, inspection);
  const directory = await readDirectory(source, end, inspection);
  checkNames(directory, inspection);
  const reader = new ForwardReader(source, options.progress);
  const byOffset = directory.toSorted((one, other) => one.headerOffset - other.headerOffset);
  if (byOffset.some((entry, index) => entry !== directory[index])) {
    inspection.found(
      "zip-unordered",
      "the directory lists the members in another order than they lie in the file",
    );
  }
  const walked = new Map<DirectoryEntry, ZipMember>();
  for (const [index, entry] of byOffset.entries()) {
    const next = byOffset[index + 1]?.headerOffset ?? end.directoryOffset;
    walked.set(entry, await walkMember(reader, entry, next, inspection, options));
  }
  await closeGap(reader, end.directoryOffset, inspection, "before the central directory");
  return { members: directory.map((entry) => walked.get(entry)!), sha256: await reader.finish() };
}

/** A tar's first header may be hidden in the first member of a zip; then tar readers see another archive. */
async function refuseTarHeader(source: ByteSource, inspection: Inspection): Promise<void> {
  if (source.size < 512 || !hasTarChecksum(await source.read(0, 512))) return;
  throw inspection.refusal("zip-tar-polyglot", "the file begins with a tar header", { offset: 0 });
}

function checkNames(directory: readonly DirectoryEntry[], inspection: Inspection): void {
  const ledger = new NameLedger(inspection);
  for (const entry of directory) {
    const place = placeOf(entry);
    inspection.checkTime(place);
    checkName(plainName(entry), inspection, place);
    ledger.enter(plainName(entry), entry.name.endsWith("/"), place);
  }
}

async function walkMember(
  reader: ForwardReader,
  entry: DirectoryEntry,
  nextOffset: number,
  inspection: Inspection,
  options: WalkOptions,
): Promise<ZipMember> {
  const place = placeOf(entry);
  await closeGap(reader, entry.headerOffset, inspection, `before ${JSON.stringify(entry.name)}`);
  await readLocalHeader(reader, entry, inspection, place);
  const dataOffset = reader.position;
  if (dataOffset + entry.compressedBytes > nextOffset) {
    throw inspection.refusal("zip-overlap", "the member's data reach into the next record", place);
  }
  const { kind, mode } = readAttributes(entry, inspection, place);
  const data = await readMemberData(reader, entry, inspection, place);
  if (entry.flags & FLAG_DATA_DESCRIPTOR)
    await checkDataDescriptor(reader, entry, nextOffset, inspection, place);
  const { size, method, compressedBytes, crc32, headerOffset: offset } = entry;
  const located = { offset, dataOffset, method, compressedBytes, crc32 };
  const member: ZipMember = { name: plainName(entry), kind, size, sha256: data.sha256, mode, ...located };
  if (data.bytes !== undefined) lend(member, data.bytes, options.visit);
  return member;
}

/** Shows the bytes to the visitor, then takes their memory back if it was allocated for them. */
function lend(member: ZipMember, bytes: Uint8Array, visit: MemberVisitor | undefined): void {
  if (member.kind !== "folder") visit?.(member, bytes);
  if (member.method !== 0) releaseWhole(bytes);
}

/** Strictly there is no gap. Where there is one, its bytes are passed over, and hashed as part of the file. */
async function closeGap(
  reader: ForwardReader,
  offset: number,
  inspection: Inspection,
  where: string,
): Promise<void> {
  const gap = offset - reader.position;
  const place = { offset: reader.position };
  if (gap < 0) throw inspection.refusal("zip-overlap", `records overlap by ${-gap} bytes ${where}`, place);
  if (gap === 0) return;
  const code = reader.position === 0 ? "zip-prefix" : "zip-gap";
  inspection.found(code, `${gap} bytes ${where} belong to no record`, place);
  await reader.skip(gap);
}

/** The name without the one slash that marks a folder. */
function plainName(entry: DirectoryEntry): string {
  return entry.name.endsWith("/") ? entry.name.slice(0, -1) : entry.name;
}

function placeOf(entry: DirectoryEntry): Place {
  return { member: entry.name, offset: entry.headerOffset };
}
