/**
 * API tokens: `linchpin_`, 30 random letters and digits (178 bits), 6 more that are their checksum. Secret scanners
 * find the prefix and check the checksum without asking anybody. Only the sha256 of a token is ever kept.
 */

import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const PREFIX = "linchpin_";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 30;
/** 62^6 is the first power of 62 above 2^32, so every CRC-32 fits. */
const CHECKSUM_LENGTH = 6;

export function createToken(): string {
  const secret = Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return PREFIX + secret + checksum(secret);
}

/** Whether the text has the form of a token and its checksum is right; says nothing about whether it is known. */
export function isWellFormedToken(text: string): boolean {
  const [, secret, given] = /^linchpin_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(text) ?? [];
  return secret !== undefined && checksum(secret) === given;
}

/** The sha256 in hexadecimal under which a token is known. No salt: 178 random bits are in no table. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** CRC-32 of the secret in base 62, most significant digit first. */
function checksum(secret: string): string {
  let rest = crc32(secret);
  let digits = "";
  for (let place = 0; place < CHECKSUM_LENGTH; place++) {
    digits = (ALPHABET[rest % ALPHABET.length] ?? "") + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
