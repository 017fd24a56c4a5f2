/*
 * UTF-8, both ways. This package also runs where there is no `TextDecoder` (a bare JavaScript context), so there is a
 * decoder of its own, slower, with the same answers: strict as in Unicode § 3.9, so that overlong forms, surrogates and
 * cut sequences are refused. The tests compare the two.
 */

/** How many characters go through one call of `String.fromCharCode`; engines limit the number of arguments. */
const CHUNK = 4096;

interface NativeDecoder {
  decode(bytes: Uint8Array): string;
}

const native = (globalThis as { TextDecoder?: new (label: string, options: object) => NativeDecoder })
  .TextDecoder;
const nativeDecoder = native && new native("utf-8", { fatal: true, ignoreBOM: true });

/** @returns the text, or `undefined` when the bytes are not UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!nativeDecoder) return decodeUtf8Portably(bytes);
  try {
    return nativeDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** {@link decodeUtf8} without help from the engine. */
export function decodeUtf8Portably(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  let units: number[] = [];
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return undefined;
    pushCodePoint(units, codePointAt(bytes, index, length));
    index += length;
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join("");
}

/** Each byte becomes the character of the same number (ISO 8859-1): loses nothing, whatever the bytes are. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return text;
}

/** The reverse of {@link decodeLatin1}. Characters above U+00FF lose their high bits. */
export function encodeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Lone surrogates become U+FFFD, as `TextEncoder` does. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) pushBytes(bytes, character.codePointAt(0)!);
  return Uint8Array.from(bytes);
}

/** The length of the well-formed sequence at `index`, 0 when there is none (Unicode table 3-7). */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index]!;
  if (lead < 0x80) return 1;
  const second = bytes[index + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return isContinuation(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const lowest = lead === 0xe0 ? 0xa0 : 0x80;
    const highest = lead === 0xed ? 0x9f : 0xbf;
    return second >= lowest && second <= highest && isContinuation(bytes[index + 2]) ? 3 : 0;
  }
  if (lead < 0xf0 || lead > 0xf4) return 0;
  const lowest = lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xf4 ? 0x8f : 0xbf;
  const tail = isContinuation(bytes[index + 2]) && isContinuation(bytes[index + 3]);
  return second >= lowest && second <= highest && tail ? 4 : 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function codePointAt(bytes: Uint8Array, index: number, length: number): number {
  if (length === 1) return bytes[index]!;
  let point = bytes[index]! & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset++) point = (point << 6) | (bytes[index + offset]! & 0x3f);
  return point;
}

function pushCodePoint(units: number[], point: number): void {
  if (point <= 0xffff) units.push(point);
  else units.push(0xd800 + ((point - 0x1_0000) >> 10), 0xdc00 + ((point - 0x1_0000) & 0x3ff));
}

function pushBytes(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x1_0000) {
    bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  } else {
    bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
    bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
}
