/** The checksum of a tar header (POSIX ustar, `chksum`): the sum of its bytes, its own eight counted as spaces. */

const CHECKSUM_AT = 148;
const CHECKSUM_BYTES = 8;

/** The unsigned sum of the 512 bytes of a header. */
export function tarChecksum(header: Uint8Array): number {
  let sum = CHECKSUM_BYTES * 0x20;
  for (let at = 0; at < header.length; at += 1) {
    if (at < CHECKSUM_AT || at >= CHECKSUM_AT + CHECKSUM_BYTES) sum += header[at]!;
  }
  return sum;
}

/** Whether the header carries its checksum, as octal digits among spaces and NULs. */
export function hasTarChecksum(header: Uint8Array): boolean {
  const field = String.fromCharCode(...header.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_BYTES));
  const digits = /^ *([0-7]+)[ \0]*$/.exec(field)?.[1];
  return digits !== undefined && Number.parseInt(digits, 8) === tarChecksum(header);
}
