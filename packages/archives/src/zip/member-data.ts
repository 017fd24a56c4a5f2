/** A member's data during the walk: decompressed, counted, and compared with what the directory declares. */
import { createHash, hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { InflateFailure, inflateStream } from "../inflate/inflate-stream.ts";
import { type InflateFault, inflateWhole } from "../inflate/inflate-whole.ts";
import type { ArchiveError } from "../inspection/error.ts";
import type { Inspection, Place } from "../inspection/inspection.ts";
import { WHOLE_MEMBER_BYTES } from "../member.ts";
import type { ForwardReader } from "../source/forward-reader.ts";

/** What the directory says about a member's data. */
export interface DeclaredData {
  readonly method: number;
  readonly compressedBytes: number;
  readonly size: number;
  readonly crc32: number;
}

export interface MemberData {
  readonly sha256: string;
  /** Absent for members that are too large to be held in memory. */
  readonly bytes?: Uint8Array;
}

const STORED = 0;

/** Reads exactly `compressedBytes` from the reader, which the caller has checked against the file's layout. */
export async function readMemberData(
  reader: ForwardReader,
  declared: DeclaredData,
  inspection: Inspection,
  place: Place,
): Promise<MemberData> {
  const { method, compressedBytes, size } = declared;
  if (size > inspection.limits.memberBytes) {
    throw inspection.refusal("limit-member-size", `the member declares ${size} bytes`, place);
  }
  if (method === STORED && size !== compressedBytes) {
    const state = `the member is stored and declares ${size} bytes of which ${compressedBytes} are there`;
    throw inspection.refusal("zip-size-mismatch", state, place);
  }
  const isSmall = compressedBytes <= WHOLE_MEMBER_BYTES && size <= WHOLE_MEMBER_BYTES;
  return isSmall
    ? readWhole(reader, declared, inspection, place)
    : readInPieces(reader, declared, inspection, place);
}

async function readWhole(
  reader: ForwardReader,
  declared: DeclaredData,
  inspection: Inspection,
  place: Place,
): Promise<MemberData> {
  const compressed = await reader.take(declared.compressedBytes);
  const bytes =
    declared.method === STORED ? compressed : inflateChecked(compressed, declared.size, inspection, place);
  inspection.countInflated(bytes.length, place);
  checkSize(bytes.length, declared.size, inspection, place);
  checkCrc(crc32(bytes), declared.crc32, inspection, place);
  return { sha256: hash("sha256", bytes, "hex"), bytes };
}

function inflateChecked(
  compressed: Uint8Array,
  size: number,
  inspection: Inspection,
  place: Place,
): Uint8Array {
  const inflated = inflateWhole(compressed, size);
  if ("fault" in inflated) throw inflateRefusal(inflated.fault, size, inspection, place);
  checkStreamEnd(inflated.consumed, compressed.length, inspection, place);
  return inflated.bytes;
}

async function readInPieces(
  reader: ForwardReader,
  declared: DeclaredData,
  inspection: Inspection,
  place: Place,
): Promise<MemberData> {
  const { method, compressedBytes, size } = declared;
  const sha256 = createHash("sha256");
  let crc = 0;
  let seen = 0;
  for await (const piece of memberPieces(reader, method, compressedBytes, inspection, place)) {
    seen += piece.length;
    inspection.countInflated(piece.length, place);
    if (seen > size) break;
    crc = crc32(piece, crc);
    sha256.update(piece);
  }
  checkSize(seen, size, inspection, place);
  checkCrc(crc, declared.crc32, inspection, place);
  return { sha256: sha256.digest("hex") };
}

async function* memberPieces(
  reader: ForwardReader,
  method: number,
  compressedBytes: number,
  inspection: Inspection,
  place: Place,
): AsyncGenerator<Uint8Array> {
  const start = reader.position;
  if (method === STORED) {
    yield* reader.pieces(compressedBytes);
    return;
  }
  try {
    const consumed = yield* inflateStream(reader.pieces(compressedBytes));
    checkStreamEnd(consumed, compressedBytes, inspection, place);
  } catch (error) {
    if (!(error instanceof InflateFailure)) throw error;
    throw inflateRefusal(error.fault, 0, inspection, place);
  }
  await reader.skip(start + compressedBytes - reader.position);
}

function inflateRefusal(
  fault: InflateFault,
  size: number,
  inspection: Inspection,
  place: Place,
): ArchiveError {
  if (fault === "unfinished") {
    return inspection.refusal("zip-deflate-unfinished", "the compressed stream has no end", place);
  }
  if (fault === "too-long") {
    return inspection.refusal(
      "zip-size-mismatch",
      `the member expands to more than the declared ${size} bytes`,
      place,
    );
  }
  return inspection.refusal("zip-deflate-broken", "the compressed stream is broken", place);
}

function checkStreamEnd(consumed: number, available: number, inspection: Inspection, place: Place): void {
  if (consumed === available) return;
  const state = `the compressed stream ends ${available - consumed} bytes before the member does`;
  inspection.found("zip-deflate-trailing", state, place);
}

function checkSize(actual: number, declared: number, inspection: Inspection, place: Place): void {
  if (actual === declared) return;
  const state = `the member declares ${declared} bytes and expands to ${actual > declared ? "more" : actual}`;
  throw inspection.refusal("zip-size-mismatch", state, place);
}

function checkCrc(actual: number, declared: number, inspection: Inspection, place: Place): void {
  if (actual === declared) return;
  throw inspection.refusal("zip-crc-mismatch", "the member's checksum is wrong", place);
}
