/** What one upload may cost before anybody knows what it is. */

export interface UploadLimits {
  /** Fields of the form; a METADATA with thousands of classifiers is no honest one. */
  readonly fields: number;
  /** Bytes of one field: the longest is the description. */
  readonly fieldBytes: number;
  /** Bytes of all fields together. */
  readonly formBytes: number;
  /** Bytes of the file. */
  readonly fileBytes: number;
  /** Milliseconds for the whole body. */
  readonly time: number;
}

const HOUR = 3_600_000;

export function uploadLimits(fileBytes: number): UploadLimits {
  return { fields: 4_000, fieldBytes: 4 * 1024 ** 2, formBytes: 8 * 1024 ** 2, fileBytes, time: HOUR };
}
