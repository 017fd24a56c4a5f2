/** The checksum that GitHub, npm and Linchpin put at the end of a token: CRC-32 of the rest, in base 62. */

import { crc32 } from "node:zlib";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH = 6;

/** Whether the last six characters are right for those before them. */
export function hasBase62Checksum(token: string): boolean {
  const body = token.slice(0, -CHECKSUM_LENGTH);
  return token.slice(-CHECKSUM_LENGTH) === base62(crc32(body)).padStart(CHECKSUM_LENGTH, "0");
}

function base62(value: number): string {
  let digits = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = (DIGITS[rest % DIGITS.length] ?? "") + digits;
  }
  return digits;
}
