/** Opens a source distribution: one walk over the gzip-compressed tar, then its one top folder and PKG-INFO. */
import { parseSdistFileName, type SdistFileName, StandardsError } from "@linchpin/standards";
import { readGzip } from "../gzip/read.ts";
import type { ArchiveProblem } from "../inspection/error.ts";
import { Inspection } from "../inspection/inspection.ts";
import type { Member, MemberVisitor } from "../member.ts";
import { fileNameFault } from "../names/file-name.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { ForwardReader } from "../source/forward-reader.ts";
import { BlockReader } from "../tar/block-reader.ts";
import { walkTar } from "../tar/walk.ts";
import { checkMetadata } from "../wheel/metadata.ts";
import type { OpenOptions } from "../wheel/open.ts";
import { endsWithEndRecord } from "../zip/end-record.ts";
import { readZipMember } from "../zip/read-member.ts";
import { walkZip } from "../zip/walk.ts";
import { readTarMember } from "./read-member.ts";
import { findTopFolder } from "./top-folder.ts";

export interface Sdist {
  readonly fileName: string;
  /** Of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** In the order of the archive, folder entries included. */
  readonly members: readonly Member[];
  /** The folder that holds everything, `{name}-{version}`. */
  readonly topFolder: string;
  /** The bytes of PKG-INFO; absent in some mirrored files. */
  readonly metadata: Uint8Array | undefined;
  /** What was odd and not refused, at this strictness. */
  readonly oddities: readonly ArchiveProblem[];
  /** Reads one file again. In a tar that means to decompress all that stands before it: prefer `visit` for many. */
  read(member: Member): Promise<Uint8Array>;
}

interface Walked {
  readonly members: readonly Member[];
  readonly sha256: string;
  readonly read: (member: Member) => Promise<Uint8Array>;
}

/**
 * Walks the file once from its first byte to its last. Throws `ArchiveError` for a file that the strictness refuses;
 * `upload` is the default.
 */
export async function openSdist(
  source: ByteSource,
  fileName: string,
  options: OpenOptions = {},
): Promise<Sdist> {
  const inspection = new Inspection(source.size, options);
  const parsedName = parseFileName(fileName, inspection);
  let metadata: Uint8Array | undefined;
  const visit: MemberVisitor = (member, bytes) => {
    if (isMetadata(member)) metadata = keepMetadata(member, bytes, inspection);
    options.visit?.(member, bytes);
  };
  const walk = parsedName.extension === ".zip" ? walkZipSdist : walkTarSdist;
  const { members, sha256, read } = await walk(source, inspection, { ...options, visit });
  const topFolder = findTopFolder(members, parsedName, inspection);
  if (metadata === undefined)
    inspection.found("sdist-metadata-missing", `the sdist has no ${topFolder}/PKG-INFO`);
  else checkMetadata(metadata, parsedName, inspection, { member: `${topFolder}/PKG-INFO` });
  const { oddities } = inspection;
  return { fileName, sha256, size: source.size, members, topFolder, metadata, oddities, read };
}

function parseFileName(fileName: string, inspection: Inspection): SdistFileName {
  const fault = fileNameFault(fileName);
  if (fault !== undefined) throw inspection.refusal("sdist-file-name", fault);
  try {
    return parseSdistFileName(fileName);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw inspection.refusal("sdist-file-name", error.problem.state, {}, error);
  }
}

/** Directly in the top folder, whichever that turns out to be. */
function isMetadata({ name }: Member): boolean {
  return /^(?:\.\/)?[^/]+\/PKG-INFO$/.test(name);
}

/** A copy, because what the walk shows is a view on a much larger window. */
function keepMetadata({ name, offset }: Member, bytes: Uint8Array, inspection: Inspection): Uint8Array {
  const { metadataBytes } = inspection.limits;
  if (bytes.length <= metadataBytes) return new Uint8Array(bytes);
  const state = `PKG-INFO has ${bytes.length} bytes, more than ${metadataBytes}`;
  throw inspection.refusal("limit-text-size", state, { member: name, offset });
}

async function walkTarSdist(
  source: ByteSource,
  inspection: Inspection,
  options: OpenOptions,
): Promise<Walked> {
  await refuseZipEnd(source, inspection);
  const reader = new ForwardReader(source, options.progress);
  const blocks = new BlockReader(readGzip(reader, inspection));
  try {
    const members = await walkTar(blocks, inspection, options.visit);
    return { members, sha256: await reader.finish(), read: (member) => readTarMember(source, member) };
  } finally {
    await blocks.close();
  }
}

/** Zip readers begin at the end: a gzip file that ends like a zip is two archives. */
async function refuseZipEnd(source: ByteSource, inspection: Inspection): Promise<void> {
  if (!(await endsWithEndRecord(source))) return;
  throw inspection.refusal("gzip-zip-polyglot", "the file ends with a zip end record");
}

/** Old sdists of some projects are zips. They exist upstream; new ones are not accepted. */
async function walkZipSdist(
  source: ByteSource,
  inspection: Inspection,
  options: OpenOptions,
): Promise<Walked> {
  inspection.found("sdist-format", "the sdist is a .zip");
  const { members, sha256 } = await walkZip(source, inspection, options);
  const byName = new Map(members.map((member) => [member.name, member]));
  return { members, sha256, read: (member) => readZipMember(source, byName.get(member.name)!) };
}
