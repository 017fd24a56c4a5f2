/** An upload as it arrived: the fields of the form, and the bytes, hashed while they came in. */

import type { BlobDigests, BlobWriter } from "../ports.ts";

export interface ReceivedContent {
  /** The name that the client gave the file; not to be trusted. */
  readonly filename: string;
  /** Of the part; uv and flit send none, which arrives as `text/plain`. */
  readonly mediaType: string;
  readonly blob: BlobWriter;
  readonly digests: BlobDigests;
}

export interface UploadForm {
  /** Every value of every field, in order; see `meaningfulFields` for what counts as sent. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly content: ReceivedContent | undefined;
}

/**
 * The fields without what clients send for "nothing": a field whose only value is empty, and any value that strips to
 * `UNKNOWN` (old setuptools). NUL is written out, as PyPI does.
 */
export function meaningfulFields(
  fields: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const meaningful = new Map<string, readonly string[]>();
  for (const [name, values] of fields) {
    const kept = values.filter((value) => value.trim() !== "UNKNOWN");
    const isEmpty = kept.length === 0 || (kept.length === 1 && kept[0] === "");
    if (!isEmpty)
      meaningful.set(
        name,
        kept.map((value) => value.replaceAll("\0", "\\x00")),
      );
  }
  return meaningful;
}
