/**
 * The characters of a version, read once from left to right (PEP 440, appendix B). Each method reads one thing at
 * the current position or leaves the position alone.
 */
import type { VersionNumber } from "./version.ts";

/** CPython refuses to convert longer numbers, so no installer can read them. */
export const MAX_DIGITS = 4300;

/** Numbers with so many digits are exact as they are. */
const EXACT_DIGITS = 15;

const ZERO = 0x30;

export class VersionScanner {
  readonly text: string;
  readonly end: number;
  position: number;
  /** Set when a number was longer than `MAX_DIGITS`. */
  overlong = false;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  /** The code unit at the position, -1 at the end. */
  peek(): number {
    return this.position < this.end ? this.text.charCodeAt(this.position) : -1;
  }

  /** Passes one given ASCII character. */
  accept(code: number): boolean {
    if (this.peek() !== code) return false;
    this.position += 1;
    return true;
  }

  /** Passes `.`, `-` or `_`. */
  acceptSeparator(): boolean {
    const code = this.peek();
    if (code !== 0x2e && code !== 0x2d && code !== 0x5f) return false;
    this.position += 1;
    return true;
  }

  /** Passes a word given in lower case, whatever its case in the text. */
  acceptWord(word: string): boolean {
    const { text, position } = this;
    if (position + word.length > this.end) return false;
    for (let index = 0; index < word.length; index += 1) {
      // Setting bit 5 lower-cases ASCII letters, and only letters become letters by it (K becomes k; U+212A does not).
      if ((text.charCodeAt(position + index) | 0x20) !== word.charCodeAt(index)) return false;
    }
    this.position += word.length;
    return true;
  }

  /** A run of ASCII digits as a number, undefined where there is none. */
  number(): VersionNumber | undefined {
    const { text, end, position: start } = this;
    let position = start;
    let value = 0;
    while (position < end) {
      const digit = text.charCodeAt(position) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      position += 1;
    }
    if (position === start) return undefined;
    this.position = position;
    return position - start <= EXACT_DIGITS ? value : this.#largeNumber(start);
  }

  #largeNumber(start: number): VersionNumber {
    if (this.position - start > MAX_DIGITS) {
      this.overlong = true;
      return 0;
    }
    const value = BigInt(this.text.slice(start, this.position));
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
}
