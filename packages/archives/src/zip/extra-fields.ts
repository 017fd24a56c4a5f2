/** The extra fields of local headers and directory entries (APPNOTE 4.5): which may stand there, and ZIP64 values. */
import type { Inspection, Place } from "../inspection/inspection.ts";
import { bytesEqual, readUint64, viewOf } from "./bytes.ts";

export interface ExtraField {
  readonly id: number;
  readonly data: Uint8Array;
}

const ZIP64 = 0x0001;
const UNICODE_PATH = 0x7075;
const TIMESTAMP = 0x5455;
/** CPython writes ZIP64 values from here on, half of what the plain fields could hold. */
const PLAIN_LIMIT = 0x7fffffff;
/** Times and owners: NTFS, extended timestamp, Info-ZIP Unix (three generations). Readers ignore or restore them. */
const HARMLESS: ReadonlySet<number> = new Set([0x000a, TIMESTAMP, 0x5855, 0x7855, 0x7875]);
/** Fields that change what a member is for those who know them. */
const MEANINGFUL: ReadonlyMap<number, string> = new Map([
  [0x000d, "PKWARE Unix, which may hold a link target"],
  [0x0014, "PKCS#7 certificate store"],
  [0x0015, "X.509 certificate of a file"],
  [0x0016, "X.509 certificate of the directory"],
  [0x0017, "strong encryption"],
  [0x0018, "record management"],
  [0x0019, "PKCS#7 recipients"],
  [0x6375, "Info-ZIP Unicode comment"],
  [0x756e, "ASi Unix, which may hold a link target"],
  [0x9901, "AES encryption"],
]);

/** Splits an extra area into its fields; a malformed rest is reported and left out. */
export function parseExtraFields(
  area: Uint8Array,
  inspection: Inspection,
  place: Place,
): readonly ExtraField[] {
  const view = viewOf(area);
  const fields: ExtraField[] = [];
  let at = 0;
  while (at + 4 <= area.length) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > area.length) break;
    fields.push({ id: view.getUint16(at, true), data: area.subarray(at + 4, end) });
    at = end;
  }
  if (at < area.length) {
    inspection.found(
      "zip-extra-malformed",
      `${area.length - at} bytes of the extra fields are not a field`,
      place,
    );
  }
  if (fields.length > 0) checkFields(fields, inspection, place);
  return fields;
}

function checkFields(fields: readonly ExtraField[], inspection: Inspection, place: Place): void {
  const seen = new Set<number>();
  for (const { id } of fields) {
    const shown = `extra field 0x${id.toString(16).padStart(4, "0")}`;
    if (seen.has(id)) inspection.found("zip-extra-duplicate", `${shown} stands there twice`, place);
    seen.add(id);
    const meaning = MEANINGFUL.get(id);
    if (id === UNICODE_PATH) {
      inspection.found("zip-extra-unicode-path", "an extra field gives the member a second name", place);
    } else if (meaning !== undefined) {
      inspection.found("zip-extra-meaning", `${shown} (${meaning}) is present`, place);
    } else if (id !== ZIP64 && !HARMLESS.has(id)) {
      inspection.found("zip-extra-unknown", `${shown} is unknown`, place);
    }
  }
}

/**
 * What the directory adds to the local header's extra fields must be there too. Timestamps may be shorter in the
 * directory (Info-ZIP keeps one time there), and ZIP64 values differ by design.
 */
export function checkExtraSubset(
  central: readonly ExtraField[],
  local: readonly ExtraField[],
  inspection: Inspection,
  place: Place,
): void {
  for (const { id, data } of central) {
    if (id === ZIP64) continue;
    const twin = local.find((field) => field.id === id);
    const agrees = twin !== undefined && (HARMLESS.has(id) || bytesEqual(twin.data, data));
    if (!agrees) {
      const state = `extra field 0x${id.toString(16).padStart(4, "0")} stands in the central directory only`;
      inspection.found("zip-extra-central-only", state, place);
    }
  }
}

/** What a 32-bit field holds when its value stands in the ZIP64 field. */
const SATURATED = 0xffffffff;

/**
 * The values of size, compressed size and (in the directory) header offset, where the saturated ones are taken from the
 * ZIP64 field (APPNOTE 4.5.3): as many as are asked for, in order. Saturated fields without a value, and values that
 * nobody asked for, are two ways to mean two things, unless they repeat what the plain fields say.
 */
export function resolveZip64(
  plain: readonly number[],
  fields: readonly ExtraField[],
  inspection: Inspection,
  place: Place,
): readonly number[] {
  const field = fields.find(({ id }) => id === ZIP64);
  const asked = plain.filter((value) => value === SATURATED).length;
  if (field === undefined && asked === 0) return plain;
  if (field === undefined || field.data.length < asked * 8) {
    throw inspection.refusal(
      "zip64-extra",
      "a size or offset points to a ZIP64 value that is missing",
      place,
    );
  }
  const view = viewOf(field.data);
  const wide = Array.from({ length: Math.floor(field.data.length / 8) }, (_, index) =>
    readUint64(view, index * 8),
  );
  const repeats = asked === 0 && wide.length >= 2 && wide.every((value, index) => value === plain[index]);
  const isExact = field.data.length === wide.length * 8 && (repeats || (asked > 0 && wide.length === asked));
  if (!isExact) {
    inspection.found(
      "zip64-extra-unasked",
      "the ZIP64 field holds values that the header does not ask for",
      place,
    );
  }
  let next = 0;
  const resolved = plain.map((value) => (value === SATURATED ? wide[next++]! : value));
  if (resolved.every((value) => value <= PLAIN_LIMIT)) {
    inspection.found("zip64-needless", "the member has ZIP64 values that the plain fields could hold", place);
  }
  return resolved;
}
