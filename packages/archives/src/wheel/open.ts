/** Opens a wheel: one walk over its bytes, then its metadata folder, RECORD and entry points. */
import {
  type EntryPoint,
  parseWheelFileName,
  type RecordEntry,
  StandardsError,
  type WheelFileName,
} from "@linchpin/standards";
import type { ArchiveProblem } from "../inspection/error.ts";
import { Inspection, type InspectionOptions, type Place } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";
import { fileNameFault } from "../names/file-name.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { readZipMember } from "../zip/read-member.ts";
import { type WalkOptions, walkZip, type ZipMember } from "../zip/walk.ts";
import { checkRecord } from "./check-record.ts";
import { checkDataFolders, findDistInfo } from "./dist-info.ts";
import { readEntryPoints } from "./entry-points.ts";
import { checkMetadata } from "./metadata.ts";
import { type MetadataFolder, readText, requireText } from "./texts.ts";
import { checkWheelFile } from "./wheel-file.ts";

export interface OpenOptions extends InspectionOptions, WalkOptions {}

export interface Wheel {
  readonly fileName: string;
  /** Of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** In the order in which pip installs them, folder entries included. */
  readonly members: readonly ZipMember[];
  /** The metadata folder, for example `acme_tool-2.1.0.dist-info`. */
  readonly distInfo: string;
  /** The bytes of METADATA. */
  readonly metadata: Uint8Array;
  /** The text of WHEEL. */
  readonly wheelFile: string;
  /** The rows of RECORD. */
  readonly record: readonly RecordEntry[];
  readonly entryPoints: readonly EntryPoint[];
  /** Files under `licenses/` of the metadata folder (PEP 639). */
  readonly licenseFiles: readonly Member[];
  /** Files under `sboms/` of the metadata folder (PEP 770). */
  readonly sboms: readonly Member[];
  /** What was odd and not refused, at this strictness. */
  readonly oddities: readonly ArchiveProblem[];
  /** Decompresses one member again. The source must still be open. */
  read(member: Member): Promise<Uint8Array>;
}

/**
 * Walks the file once from its first byte to its last. Throws `ArchiveError` for a file that the strictness refuses;
 * `upload` is the default.
 */
export async function openWheel(
  source: ByteSource,
  fileName: string,
  options: OpenOptions = {},
): Promise<Wheel> {
  const inspection = new Inspection(source.size, options);
  const parsedName = parseFileName(fileName, inspection);
  const { members, sha256 } = await walkZip(source, inspection, options);
  const byName = new Map(members.map((member) => [member.name, member]));
  const read = (member: Member): Promise<Uint8Array> => readZipMember(source, byName.get(member.name)!);

  const distInfo = findDistInfo(members, parsedName, inspection);
  checkDataFolders(members, distInfo, inspection);
  const folder = { distInfo, members, read };
  const texts = await checkTexts(folder, parsedName, inspection);
  return {
    fileName,
    sha256,
    size: source.size,
    members,
    distInfo,
    ...texts,
    licenseFiles: filesUnder(members, `${distInfo}/licenses/`),
    sboms: filesUnder(members, `${distInfo}/sboms/`),
    oddities: inspection.oddities,
    read,
  };
}

function parseFileName(fileName: string, inspection: Inspection): WheelFileName {
  const fault = fileNameFault(fileName);
  if (fault !== undefined) throw inspection.refusal("wheel-file-name", fault);
  try {
    return parseWheelFileName(fileName);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw inspection.refusal("wheel-file-name", error.problem.state, {}, error);
  }
}

type Texts = Pick<Wheel, "metadata" | "wheelFile" | "record" | "entryPoints">;

async function checkTexts(
  folder: MetadataFolder,
  fileName: WheelFileName,
  inspection: Inspection,
): Promise<Texts> {
  const { metadataBytes, recordBytes, smallTextBytes } = inspection.limits;
  const place = (name: string): Place => ({ member: `${folder.distInfo}/${name}` });
  const metadata = await requireText(folder, "METADATA", metadataBytes, inspection);
  const wheelFile = decode(await requireText(folder, "WHEEL", smallTextBytes, inspection));
  const record = decode(await requireText(folder, "RECORD", recordBytes, inspection));
  const entryPoints = await readText(folder, "entry_points.txt", smallTextBytes, inspection);
  checkMetadata(metadata, fileName, inspection, place("METADATA"));
  checkWheelFile(wheelFile, inspection, place("WHEEL"));
  return {
    metadata,
    wheelFile,
    record: await checkRecord({ ...folder, text: record }, inspection),
    entryPoints: readEntryPoints(
      decode(entryPoints ?? new Uint8Array(0)),
      inspection,
      place("entry_points.txt"),
    ),
  };
}

function filesUnder(members: readonly Member[], prefix: string): readonly Member[] {
  return members.filter(({ name, kind }) => kind === "file" && name.startsWith(prefix));
}

/** Without a byte order mark, which installers read as part of the first line. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
