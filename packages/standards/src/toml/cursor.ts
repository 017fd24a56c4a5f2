/** Walks over the text of a TOML document that smol-toml has read without an error. */

import type { Span } from "../problem.ts";
import { daysInMonth } from "../text/calendar.ts";
import { BACKSLASH, COMMA, DOUBLE_QUOTE, endsScalar, HASH, isBlank, LINE_FEED } from "./characters.ts";

/** Syntax that TOML 1.0 does not have, or a date that no calendar has: CPython before 3.15 refuses the document. */
export interface UnreadSyntax {
  readonly span: Span;
  /** As the end of "the document has". */
  readonly what: string;
}

export class TomlCursor {
  readonly text: string;
  position = 0;
  /** What smol-toml takes and CPython's reader of TOML 1.0 does not, in the order of the text. */
  readonly unread: UnreadSyntax[] = [];

  constructor(text: string) {
    this.text = text;
    if (text.startsWith("\uFEFF")) {
      this.position = 1;
      this.note(0, 1, "a byte order mark at its start");
    }
  }

  /** The character at the position, `NaN` at the end. */
  get code(): number {
    return this.text.charCodeAt(this.position);
  }

  /** Whether the character is next; then it is passed. */
  accept(code: number): boolean {
    const isNext = this.code === code;
    this.position += isNext ? 1 : 0;
    return isNext;
  }

  skipSeparators(): void {
    this.skipBlank();
    while (this.code === COMMA) {
      this.position += 1;
      this.skipBlank();
    }
  }

  /** White space, line ends and comments. */
  skipBlank(): void {
    for (;;) {
      while (isBlank(this.code)) {
        this.position += 1;
      }
      if (this.code !== HASH) {
        return;
      }
      const lineEnd = this.text.indexOf("\n", this.position);
      this.position = lineEnd === -1 ? this.text.length : lineEnd;
    }
  }

  skipString(quote: number): void {
    const mark = quote === DOUBLE_QUOTE ? '"' : "'";
    const isMultiline = this.text.startsWith(mark.repeat(3), this.position);
    const end = isMultiline ? mark.repeat(3) : mark;
    this.position += end.length;
    let close = this.text.indexOf(end, this.position);
    if (quote === DOUBLE_QUOTE) {
      close = this.#skipEscapes(end, close);
    }
    this.position = close + end.length;
    // Up to two quotes may belong to the text just before the closing three.
    for (let extra = isMultiline ? 2 : 0; extra > 0 && this.code === quote; extra--) {
      this.position += 1;
    }
  }

  /** Passes the escapes of a basic string; gives where its end is, which is not at a quote that is escaped. */
  #skipEscapes(end: string, firstClose: number): number {
    let close = firstClose;
    let escape = this.#findWithin(BACKSLASH, this.position, close);
    while (escape < close) {
      const next = this.text.charAt(escape + 1);
      if (next === "e" || next === "x") {
        this.note(escape, escape + 2, `the escape \\${next}`);
      }
      close = close < escape + 2 ? this.text.indexOf(end, escape + 2) : close;
      escape = this.#findWithin(BACKSLASH, escape + 2, close);
    }
    return close;
  }

  /** A number, a date or a word, without the blanks behind it. */
  skipScalar(): void {
    const start = this.position;
    while (!endsScalar(this.code)) {
      this.position += 1;
    }
    while (isBlank(this.text.charCodeAt(this.position - 1))) {
      this.position -= 1;
    }
    this.#checkTime(start);
  }

  /** TOML 1.1 allows times without seconds; smol-toml counts days on into the next month. */
  #checkTime(start: number): void {
    const scalar = this.text.slice(start, this.position);
    const [, year, month, day, time] = DATE_TIME.exec(scalar) ?? [];
    const end = this.position;
    if (time !== undefined && !/^\d\d:\d\d:/.test(time)) {
      this.note(start, end, "a time without seconds");
    }
    if (day !== undefined && Number(day) > daysInMonth(Number(year), Number(month))) {
      this.note(start, end, "a date that no calendar has");
    }
  }

  hasLineEnd(start: number, end: number): boolean {
    return this.#findWithin(LINE_FEED, start, end) < end;
  }

  /** Where the character stands first in a stretch, its end where it does not; never looks beyond. */
  #findWithin(code: number, start: number, end: number): number {
    let position = start;
    while (position < end && this.text.charCodeAt(position) !== code) {
      position += 1;
    }
    return position;
  }

  note(start: number, end: number, what: string): void {
    this.unread.push({ span: { start, end }, what });
  }
}

/** A date, a time, or both. */
const DATE_TIME = /^(?:(\d{4})-(\d\d)-(\d\d)(?:[Tt ]|$))?(\d\d:.*)?$/;
