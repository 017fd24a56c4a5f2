/** The `Range` header for bytes (RFC 9110 §14.1.2, §14.2). */

/** What a request asks of a body of known size: all of it, a part (both ends included), or what it does not have. */
export type RequestedRange =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly start: number; readonly end: number }
  | { readonly kind: "unsatisfiable" };

const WHOLE: RequestedRange = { kind: "whole" };
const UNSATISFIABLE: RequestedRange = { kind: "unsatisfiable" };

/** The digits are bounded so that a long header costs nothing; 30 digits are far past any file. */
const SINGLE_RANGE = /^bytes=[ \t]*(\d{0,30})-(\d{0,30})[ \t]*$/i;

/**
 * Reads the header against `size` in bytes. What is not one well-formed byte range (several ranges, another unit,
 * an inverted range) is ignored, as §14.2 allows: the client then gets the whole body.
 */
export function readRange(header: string | undefined, size: number): RequestedRange {
  if (header === undefined) return WHOLE;
  const [, first = "", last = ""] = SINGLE_RANGE.exec(header.trim()) ?? [];
  if (first === "") return last === "" ? WHOLE : suffixRange(Number(last), size);
  const start = Number(first);
  const end = last === "" ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return WHOLE;
  return start >= size ? UNSATISFIABLE : { kind: "part", start, end: Math.min(end, size - 1) };
}

/** `bytes=-N`: the last N bytes, all of them where the body is shorter. */
function suffixRange(length: number, size: number): RequestedRange {
  if (length === 0 || size === 0) return UNSATISFIABLE;
  return { kind: "part", start: Math.max(0, size - length), end: size - 1 };
}
