/**
 * Where each key and each value of a TOML text stands. smol-toml gives places for syntax errors only; this passes
 * once over a text that smol-toml has read without an error, so nothing is checked here.
 */

import { parse } from "smol-toml";
import type { Span } from "../problem.ts";
import { daysInMonth } from "../text/calendar.ts";

/** The keys and array indexes that lead from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/**
 * A key's own text and its value's; in a table that headers make, both are the header. Plain numbers, and no map for
 * what has no children: a lock file has ten thousands of places.
 */
interface Place {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
  children: Map<string | number, Place> | undefined;
}

/** Syntax that TOML 1.0 does not have, or a date that no calendar has: CPython before 3.15 refuses the document. */
export interface UnreadSyntax {
  readonly span: Span;
  /** As the end of "the document has". */
  readonly what: string;
}

export class TomlSpans {
  /** What smol-toml takes and CPython's reader of TOML 1.0 does not, in the order of the text. */
  readonly unread: UnreadSyntax[] = [];
  readonly #text: string;
  readonly #root: Place = newPlace(0, 0);
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scanDocument();
  }

  /** The place of a value; where there is none, of the nearest thing that should hold it. */
  find(path: DocumentPath): { readonly key: Span; readonly value: Span } {
    let place = this.#root;
    for (const step of path) {
      const next = place.children?.get(step);
      if (next === undefined) {
        return { key: keySpan(place), value: keySpan(place) };
      }
      place = next;
    }
    return { key: keySpan(place), value: { start: place.valueStart, end: place.valueEnd } };
  }

  #scanDocument(): void {
    if (this.#text.startsWith("\uFEFF")) {
      this.#position = 1;
      this.#note(0, 1, "a byte order mark at its start");
    }
    let table = this.#root;
    for (;;) {
      this.#skipBlank();
      const code = this.#code();
      if (Number.isNaN(code)) {
        return;
      }
      if (code === OPEN_BRACKET) {
        table = this.#scanHeader();
      } else {
        this.#scanKeyValue(table);
      }
    }
  }

  /** `[a.b]` or `[[a.b]]`. */
  #scanHeader(): Place {
    const start = this.#position;
    const isArrayOfTables = this.#text.startsWith("[[", start);
    this.#position += isArrayOfTables ? 2 : 1;
    let parent = this.#root;
    let key = this.#scanKey();
    while (this.#skipDot()) {
      parent = enter(parent, key.name, key.start, key.end);
      key = this.#scanKey();
    }
    this.#position += isArrayOfTables ? 2 : 1;
    if (!isArrayOfTables) {
      return moveTo(enter(parent, key.name, start, this.#position), start, this.#position);
    }
    const array = child(parent, key.name, start, this.#position);
    return child(array, array.children?.size ?? 0, start, this.#position);
  }

  /** Says whether a line ends between the key and its value. */
  #scanKeyValue(table: Place): boolean {
    const start = this.#position;
    let parent = table;
    let key = this.#scanKey();
    while (this.#skipDot()) {
      parent = child(parent, key.name, key.start, key.end);
      key = this.#scanKey();
    }
    this.#position += 1;
    this.#skipBlank();
    const hasLineEnd = this.#hasLineEnd(start, this.#position);
    this.#scanValue(child(parent, key.name, key.start, key.end));
    return hasLineEnd;
  }

  /** One part of a dotted key, and the blanks behind it. */
  #scanKey(): { readonly name: string; readonly start: number; readonly end: number } {
    this.#skipBlank();
    const start = this.#position;
    const quote = this.#code();
    if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
      this.#skipString(quote);
    } else {
      while (!endsBareKey(this.#code())) {
        this.#position += 1;
      }
    }
    const end = this.#position;
    this.#skipBlank();
    return { name: decodeKey(this.#text.slice(start, end)), start, end };
  }

  #skipDot(): boolean {
    const isDot = this.#code() === DOT;
    this.#position += isDot ? 1 : 0;
    return isDot;
  }

  #hasLineEnd(start: number, end: number): boolean {
    return this.#findWithin(LINE_FEED, start, end) < end;
  }

  /** Where the character stands first in a stretch, its end where it does not; never looks beyond. */
  #findWithin(code: number, start: number, end: number): number {
    let position = start;
    while (position < end && this.#text.charCodeAt(position) !== code) {
      position += 1;
    }
    return position;
  }

  /** Scans the value at the position and says where it is. */
  #scanValue(place: Place): void {
    const start = this.#position;
    const code = this.#code();
    if (code === OPEN_BRACKET) {
      this.#scanArray(place);
    } else if (code === OPEN_BRACE) {
      this.#scanInlineTable(place);
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      this.#skipString(code);
    } else {
      this.#scanScalar(start);
    }
    place.valueStart = start;
    place.valueEnd = this.#position;
  }

  /** A number, a date or a word, without the blanks behind it. */
  #scanScalar(start: number): void {
    while (!endsScalar(this.#code())) {
      this.#position += 1;
    }
    while (isBlank(this.#text.charCodeAt(this.#position - 1))) {
      this.#position -= 1;
    }
    this.#checkTime(start);
  }

  #scanArray(place: Place): void {
    this.#position += 1;
    for (let index = 0; ; index++) {
      this.#skipSeparators();
      if (this.#code() === CLOSE_BRACKET) {
        this.#position += 1;
        return;
      }
      const element = child(place, index, this.#position, this.#position);
      this.#scanValue(element);
      element.keyEnd = element.valueEnd;
    }
  }

  /** TOML 1.1 allows line ends, comments and a last comma in it. */
  #scanInlineTable(place: Place): void {
    const start = this.#position;
    let isNewer = false;
    this.#position += 1;
    for (;;) {
      const gap = this.#position;
      this.#skipSeparators();
      const isLast = this.#code() === CLOSE_BRACE;
      isNewer ||=
        this.#hasLineEnd(gap, this.#position) ||
        (isLast && this.#text.slice(gap, this.#position).includes(","));
      if (isLast) {
        this.#position += 1;
        break;
      }
      isNewer = this.#scanKeyValue(place) || isNewer;
    }
    if (isNewer) {
      this.#note(start, this.#position, "an inline table over several lines, or with a comma at its end");
    }
  }

  #skipString(quote: number): void {
    const mark = quote === DOUBLE_QUOTE ? '"' : "'";
    const isMultiline = this.#text.startsWith(mark.repeat(3), this.#position);
    const end = isMultiline ? mark.repeat(3) : mark;
    this.#position += end.length;
    let close = this.#text.indexOf(end, this.#position);
    if (quote === DOUBLE_QUOTE) {
      close = this.#skipEscapes(end, close);
    }
    this.#position = close + end.length;
    // Up to two quotes may belong to the text just before the closing three.
    for (let extra = isMultiline ? 2 : 0; extra > 0 && this.#code() === quote; extra--) {
      this.#position += 1;
    }
  }

  /** Passes the escapes of a basic string; gives where its end is, which is not at a quote that is escaped. */
  #skipEscapes(end: string, firstClose: number): number {
    let close = firstClose;
    let escape = this.#findWithin(BACKSLASH, this.#position, close);
    while (escape < close) {
      const next = this.#text.charAt(escape + 1);
      if (next === "e" || next === "x") {
        this.#note(escape, escape + 2, `the escape \\${next}`);
      }
      close = close < escape + 2 ? this.#text.indexOf(end, escape + 2) : close;
      escape = this.#findWithin(BACKSLASH, escape + 2, close);
    }
    return close;
  }

  /** TOML 1.1 allows times without seconds; smol-toml counts days on into the next month. */
  #checkTime(start: number): void {
    const scalar = this.#text.slice(start, this.#position);
    const [, year, month, day, time] = DATE_TIME.exec(scalar) ?? [];
    const end = this.#position;
    if (time !== undefined && !/^\d\d:\d\d:/.test(time)) {
      this.#note(start, end, "a time without seconds");
    }
    if (day !== undefined && Number(day) > daysInMonth(Number(year), Number(month))) {
      this.#note(start, end, "a date that no calendar has");
    }
  }

  #note(start: number, end: number, what: string): void {
    this.unread.push({ span: { start, end }, what });
  }

  #skipSeparators(): void {
    this.#skipBlank();
    while (this.#code() === COMMA) {
      this.#position += 1;
      this.#skipBlank();
    }
  }

  /** White space, line ends and comments. */
  #skipBlank(): void {
    for (;;) {
      while (isBlank(this.#code())) {
        this.#position += 1;
      }
      if (this.#code() !== HASH) {
        return;
      }
      const lineEnd = this.#text.indexOf("\n", this.#position);
      this.#position = lineEnd === -1 ? this.#text.length : lineEnd;
    }
  }

  #code(): number {
    return this.#text.charCodeAt(this.#position);
  }
}

const LINE_FEED = 0x0a;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const EQUALS = 0x3d;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const DOT = 0x2e;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** A date, a time, or both. */
const DATE_TIME = /^(?:(\d{4})-(\d\d)-(\d\d)(?:[Tt ]|$))?(\d\d:.*)?$/;

function isBlank(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === 0x0d || code === 0x09;
}

function endsBareKey(code: number): boolean {
  return (
    isBlank(code) ||
    code === DOT ||
    code === EQUALS ||
    code === CLOSE_BRACKET ||
    code === HASH ||
    Number.isNaN(code)
  );
}

function endsScalar(code: number): boolean {
  return (
    code === LINE_FEED ||
    code === 0x0d ||
    code === COMMA ||
    code === CLOSE_BRACKET ||
    code === CLOSE_BRACE ||
    code === HASH ||
    Number.isNaN(code)
  );
}

function newPlace(start: number, end: number): Place {
  return { keyStart: start, keyEnd: end, valueStart: start, valueEnd: end, children: undefined };
}

function keySpan(place: Place): Span {
  return { start: place.keyStart, end: place.keyEnd };
}

function moveTo(place: Place, start: number, end: number): Place {
  place.keyStart = start;
  place.keyEnd = end;
  place.valueStart = start;
  place.valueEnd = end;
  return place;
}

/** The child of that name, made where it is not there yet. */
function child(parent: Place, step: string | number, start: number, end: number): Place {
  parent.children ??= new Map();
  let place = parent.children.get(step);
  if (place === undefined) {
    place = newPlace(start, end);
    parent.children.set(step, place);
  }
  return place;
}

/** The same on the way of a header: a name that leads to an array of tables means its last table. */
function enter(parent: Place, name: string, start: number, end: number): Place {
  const place = child(parent, name, start, end);
  return place.children?.get(place.children.size - 1) ?? place;
}

/** A bare key is its own name; a quoted one with escapes is left to the parser that knows them. */
function decodeKey(raw: string): string {
  const quote = raw.charAt(0);
  if (quote !== '"' && quote !== "'") {
    return raw;
  }
  if (quote === "'" || !raw.includes("\\")) {
    return raw.slice(1, -1);
  }
  return Object.keys(parse(`${raw} = 0`))[0]!;
}
