/** Bytes to text. */

const STRICT = new TextDecoder("utf-8", { fatal: true });
/** Every byte is a character, so positions and lines survive whatever the encoding is. */
const LATIN = new TextDecoder("latin1");

export interface Decoded {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Decodes UTF-8; what is not UTF-8 is read byte by byte. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): Decoded {
  try {
    return { text: STRICT.decode(bytes), isUtf8: true };
  } catch {
    return { text: LATIN.decode(bytes), isUtf8: false };
  }
}

/** Whether the bytes are text at all: no zero byte near the beginning. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const SAMPLE = 4096;
  return !bytes.subarray(0, SAMPLE).includes(0);
}
