/**
 * The end of a zip: the end-of-central-directory record and its ZIP64 companions (APPNOTE 4.3.14-4.3.16).
 * Found as CPython finds them, then held to the strict form: no comment, nothing after it, one meaning.
 */
import type { Inspection } from "../inspection/inspection.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { readUint64, viewOf } from "./bytes.ts";

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const LONGEST_COMMENT = 0xffff;
/** CPython writes ZIP64 records from here on, half of what the plain ones could hold. */
const PLAIN_LIMIT = 0x7fffffff;

/** Where the central directory is and what the end record says about it. */
export interface EndRecord {
  /** Where the directory begins in the file. */
  readonly directoryOffset: number;
  readonly directoryBytes: number;
  /** How many entries it declares. */
  readonly entries: number;
  /** Bytes before the archive, by which every stored offset must be moved; 0 in a strict archive. */
  readonly prefixBytes: number;
}

interface Counts {
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
}

/** Reads at most the last 64 KiB of the source. */
export async function readEndRecord(source: ByteSource, inspection: Inspection): Promise<EndRecord> {
  const tailBytes = Math.min(source.size, END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES + END64_BYTES);
  const tail = await source.read(source.size - tailBytes, tailBytes);
  const tailOffset = source.size - tailBytes;
  const at = findEndRecord(tail);
  if (at === undefined) throw inspection.refusal("zip-no-end-record", "the file has no zip end record");
  checkComment(tail, at, tailOffset, inspection);
  const plain = readPlainCounts(tail, at, tailOffset, inspection);
  const end64 = readEnd64(tail, at, tailOffset, inspection);
  if (end64 !== undefined) checkAgreement(plain, end64, tailOffset + at, inspection);
  const counts = end64 ?? plain;
  return locate(
    counts,
    tailOffset + at - (end64 === undefined ? 0 : LOCATOR_BYTES + END64_BYTES),
    end64,
    inspection,
  );
}

/** The record at the very end if it has no comment, else the last signature: the order in which CPython looks. */
function findEndRecord(tail: Uint8Array): number | undefined {
  const view = viewOf(tail);
  const last = tail.length - END_BYTES;
  if (last < 0) return undefined;
  if (view.getUint32(last, true) === END_SIGNATURE && view.getUint16(last + 20, true) === 0) return last;
  const earliest = Math.max(0, last - LONGEST_COMMENT);
  for (let at = last; at >= earliest; at -= 1) {
    if (tail[at] === 0x50 && view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return undefined;
}

function checkComment(tail: Uint8Array, at: number, tailOffset: number, inspection: Inspection): void {
  const declared = viewOf(tail).getUint16(at + 20, true);
  const present = tail.length - at - END_BYTES;
  const place = { offset: tailOffset + at };
  if (declared > 0) inspection.found("zip-comment", `the archive has a comment of ${declared} bytes`, place);
  if (present < declared)
    throw inspection.refusal("zip-truncated", "the archive comment is cut short", place);
  if (present > declared) {
    inspection.found("zip-trailing-data", `${present - declared} bytes follow the end of the archive`, place);
  }
}

function readPlainCounts(tail: Uint8Array, at: number, tailOffset: number, inspection: Inspection): Counts {
  const view = viewOf(tail);
  const place = { offset: tailOffset + at };
  const [disk, directoryDisk] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const [entriesHere, entries] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  if (disk !== 0 || directoryDisk !== 0 || entriesHere !== entries) {
    throw inspection.refusal("zip-multi-disk", "the end record speaks of several disks", place);
  }
  return {
    entries,
    directoryBytes: view.getUint32(at + 12, true),
    directoryOffset: view.getUint32(at + 16, true),
  };
}

interface End64 extends Counts {
  /** Where the locator says that the ZIP64 end record begins, and where it does. */
  readonly statedOffset: number;
  readonly offset: number;
}

function readEnd64(
  tail: Uint8Array,
  at: number,
  tailOffset: number,
  inspection: Inspection,
): End64 | undefined {
  const view = viewOf(tail);
  const locatorAt = at - LOCATOR_BYTES;
  const place = { offset: tailOffset + at };
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== LOCATOR_SIGNATURE) return undefined;
  const end64At = locatorAt - END64_BYTES;
  if (end64At < 0 || view.getUint32(end64At, true) !== END64_SIGNATURE) {
    throw inspection.refusal(
      "zip64-locator",
      "a ZIP64 locator stands without its ZIP64 end record before it",
      place,
    );
  }
  if (view.getUint32(locatorAt + 4, true) !== 0 || view.getUint32(locatorAt + 16, true) > 1) {
    throw inspection.refusal("zip-multi-disk", "the ZIP64 locator speaks of several disks", place);
  }
  if (readUint64(view, end64At + 4) !== END64_BYTES - 12) {
    throw inspection.refusal("zip64-end-record", "the ZIP64 end record has extensible data", place);
  }
  const entries = readUint64(view, end64At + 32);
  if (view.getUint32(end64At + 16, true) !== 0 || view.getUint32(end64At + 20, true) !== 0) {
    throw inspection.refusal("zip-multi-disk", "the ZIP64 end record speaks of several disks", place);
  }
  if (readUint64(view, end64At + 24) !== entries) {
    throw inspection.refusal(
      "zip64-end-record",
      "the ZIP64 end record counts its entries in two ways",
      place,
    );
  }
  return {
    entries,
    directoryBytes: readUint64(view, end64At + 40),
    directoryOffset: readUint64(view, end64At + 48),
    statedOffset: readUint64(view, locatorAt + 8),
    offset: tailOffset + end64At,
  };
}

/** Each plain value must be the ZIP64 one, or the mark that says "look there" (APPNOTE 4.4.1.4). */
function checkAgreement(plain: Counts, end64: Counts, offset: number, inspection: Inspection): void {
  const agrees =
    (plain.entries === 0xffff || plain.entries === end64.entries) &&
    (plain.directoryBytes === 0xffffffff || plain.directoryBytes === end64.directoryBytes) &&
    (plain.directoryOffset === 0xffffffff || plain.directoryOffset === end64.directoryOffset);
  if (!agrees) {
    inspection.found("zip64-confusion", "the plain and the ZIP64 end record describe two directories", {
      offset,
    });
  }
  if (end64.entries < 0xffff && end64.directoryBytes <= PLAIN_LIMIT && end64.directoryOffset <= PLAIN_LIMIT) {
    inspection.found("zip64-needless", "the archive has a ZIP64 end record that no value needs", { offset });
  }
}

function locate(
  counts: Counts,
  endOffset: number,
  end64: End64 | undefined,
  inspection: Inspection,
): EndRecord {
  const directoryOffset = endOffset - counts.directoryBytes;
  const prefixBytes = directoryOffset - counts.directoryOffset;
  const place = { offset: endOffset };
  if (directoryOffset < 0 || prefixBytes < 0) {
    throw inspection.refusal(
      "zip-directory-malformed",
      "the end record describes a directory outside the file",
      place,
    );
  }
  if (prefixBytes > 0) {
    inspection.found("zip-prefix", `every offset of the archive is off by ${prefixBytes} bytes`, place);
  }
  if (end64 !== undefined && end64.offset - end64.statedOffset !== prefixBytes) {
    throw inspection.refusal(
      "zip64-locator",
      "the ZIP64 locator points at something else than the ZIP64 end record",
      place,
    );
  }
  const { directoryBytes, entries } = counts;
  if (directoryBytes > inspection.limits.directoryBytes) {
    throw inspection.refusal(
      "limit-directory-size",
      `the central directory has ${directoryBytes} bytes`,
      place,
    );
  }
  return { directoryOffset, directoryBytes, entries, prefixBytes };
}

/** Whether the source ends with an end record whose comment, if any, fills the rest: the mark of a zip. */
export async function endsWithEndRecord(source: ByteSource): Promise<boolean> {
  const tailBytes = Math.min(source.size, END_BYTES + LONGEST_COMMENT);
  const tail = await source.read(source.size - tailBytes, tailBytes);
  const at = findEndRecord(tail);
  return at !== undefined && at + END_BYTES + viewOf(tail).getUint16(at + 20, true) === tail.length;
}
