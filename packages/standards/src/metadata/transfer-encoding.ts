/*
 * What Python's `email` undoes in a body that declares a `Content-Transfer-Encoding`. No build backend writes one; a
 * file that has one still means what Python makes of it. Uuencoded bodies are left as they are.
 */

/** @param encoding the header value as written, in any case. Unknown encodings give the bytes back. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.toLowerCase()) {
    case "base64":
      return decodeBase64Body(bytes);
    case "quoted-printable":
      return decodeQuotedPrintable(bytes);
    default:
      return bytes;
  }
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EQUALS = 0x3d;

/** Wrong characters are skipped and missing padding is forgiven; a length that cannot be right gives the input back. */
function decodeBase64Body(bytes: Uint8Array): Uint8Array {
  const joined = bytes.filter((byte) => byte !== LINE_FEED && byte !== CARRIAGE_RETURN);
  const padded = Uint8Array.from([...joined, EQUALS, EQUALS]);
  return decodeBase64(joined) ?? decodeBase64(padded) ?? joined;
}

/** @returns `undefined` when the last group is not complete. */
function decodeBase64(bytes: Uint8Array): Uint8Array | undefined {
  const output: number[] = [];
  let group = 0;
  let position = 0;
  let padding = 0;
  for (const byte of bytes) {
    if (byte === EQUALS) {
      padding++;
      // A complete padding ends the text; the rest is not looked at.
      if (position >= 2 && position + padding >= 4) return Uint8Array.from(output);
      continue;
    }
    const digit = base64Digit(byte);
    if (digit === undefined) continue;
    padding = 0;
    group = ((group << 6) | digit) & 0xff_ffff;
    position = (position + 1) % 4;
    if (position !== 1) output.push((group >> ((4 - (position || 4)) * 2)) & 0xff);
  }
  return position === 0 ? Uint8Array.from(output) : undefined;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64Digit(byte: number): number | undefined {
  const digit = ALPHABET.indexOf(String.fromCharCode(byte));
  return digit === -1 ? undefined : digit;
}

/** RFC 2045 § 6.7, forgiving: an `=` that begins nothing stands for itself. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const output: number[] = [];
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index++]!;
    if (byte !== EQUALS) {
      output.push(byte);
      continue;
    }
    const next = bytes[index];
    if (next === undefined) break;
    if (next === LINE_FEED || next === CARRIAGE_RETURN) {
      index = afterSoftBreak(bytes, index);
      continue;
    }
    const escaped = hexByte(bytes, index);
    if (escaped !== undefined) {
      output.push(escaped);
      index += 2;
    } else {
      output.push(EQUALS);
      if (next === EQUALS) index++;
    }
  }
  return Uint8Array.from(output);
}

/** A line break after `=` joins two lines; the break runs up to and with the next line feed. */
function afterSoftBreak(bytes: Uint8Array, start: number): number {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  return lineFeed === -1 ? bytes.length : lineFeed + 1;
}

function hexByte(bytes: Uint8Array, index: number): number | undefined {
  const digits = String.fromCharCode(bytes[index] ?? 0, bytes[index + 1] ?? 0);
  return /^[0-9a-fA-F]{2}$/u.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
