/** The record that follows a member whose sizes were unknown when its header was written (APPNOTE 4.3.9). */
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { ForwardReader } from "../source/forward-reader.ts";
import { readUint64, viewOf } from "./bytes.ts";
import type { DirectoryEntry } from "./directory.ts";

const DESCRIPTOR_SIGNATURE = 0x08074b50;
const LONGEST_DESCRIPTOR = 24;

/** Accepts the four layouts in use (with or without signature, 32 or 64 bits) if they repeat the directory entry. */
export async function checkDataDescriptor(
  reader: ForwardReader,
  entry: DirectoryEntry,
  nextOffset: number,
  inspection: Inspection,
  place: Place,
): Promise<void> {
  const length = nextOffset - reader.position;
  const bytes = length > LONGEST_DESCRIPTOR ? new Uint8Array(0) : await reader.take(length);
  const view = viewOf(bytes);
  const hasSignature = (length === 16 || length === 24) && view.getUint32(0, true) === DESCRIPTOR_SIGNATURE;
  const body = hasSignature ? 4 : 0;
  const agrees =
    (length - body === 12 &&
      view.getUint32(body, true) === entry.crc32 &&
      view.getUint32(body + 4, true) === entry.compressedBytes &&
      view.getUint32(body + 8, true) === entry.size) ||
    (length - body === 20 &&
      view.getUint32(body, true) === entry.crc32 &&
      readUint64(view, body + 4) === entry.compressedBytes &&
      readUint64(view, body + 12) === entry.size);
  if (agrees) return;
  const state = "the data descriptor does not repeat what the directory says";
  throw inspection.refusal("zip-data-descriptor-mismatch", state, place);
}
