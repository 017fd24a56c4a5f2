/**
 * Where each key and each value of a TOML text stands. smol-toml gives places for syntax errors only; this passes
 * once over a text that smol-toml has read without an error, so nothing is checked here.
 */

import { parse } from "smol-toml";
import type { Span } from "../problem.ts";
import { daysInMonth } from "../text/calendar.ts";

/** The keys and array indexes that lead from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** A key's own text and its value's; in a table that headers make, both are the header. */
interface Place {
  key: Span;
  value: Span;
  readonly children: Map<string | number, Place>;
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
  readonly #root: Place = newPlace({ start: 0, end: 0 });
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scanDocument();
  }

  /** The place of a value; where there is none, of the nearest thing that should hold it. */
  find(path: DocumentPath): { readonly key: Span; readonly value: Span } {
    let place = this.#root;
    for (const step of path) {
      const next = place.children.get(step);
      if (next === undefined) {
        return { key: place.key, value: place.key };
      }
      place = next;
    }
    return place;
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
    const keys = this.#scanDottedKey();
    this.#skipBlank();
    this.#position += isArrayOfTables ? 2 : 1;
    const span = { start, end: this.#position };
    const parent = keys.slice(0, -1).reduce((place, { name }) => enter(place, name, span), this.#root);
    const last = keys.at(-1)!.name;
    if (!isArrayOfTables) {
      const place = enter(parent, last, span);
      place.key = span;
      place.value = span;
      return place;
    }
    const array = child(parent, last, span);
    return child(array, array.children.size, span);
  }

  /** Says whether a line ends between the key and its value. */
  #scanKeyValue(table: Place): boolean {
    const start = this.#position;
    const keys = this.#scanDottedKey();
    this.#skipBlank();
    this.#position += 1;
    this.#skipBlank();
    const hasLineEnd = this.#text.slice(start, this.#position).includes("\n");
    const parent = keys.slice(0, -1).reduce((place, { name, span }) => child(place, name, span), table);
    const { name, span } = keys.at(-1)!;
    this.#scanValue(child(parent, name, span));
    return hasLineEnd;
  }

  #scanDottedKey(): readonly { readonly name: string; readonly span: Span }[] {
    const keys = [];
    for (;;) {
      this.#skipBlank();
      const start = this.#position;
      const quote = this.#code();
      if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
        this.#skipString(quote);
      } else {
        this.#skipWhile((code) => !ENDS_BARE_KEY.has(code));
      }
      const span = { start, end: this.#position };
      keys.push({ name: decodeKey(this.#text.slice(start, this.#position)), span });
      this.#skipBlank();
      if (this.#code() !== DOT) {
        return keys;
      }
      this.#position += 1;
    }
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
      this.#skipWhile((next) => !ENDS_SCALAR.has(next));
      this.#checkTime(start);
    }
    const end = start + this.#text.slice(start, this.#position).trimEnd().length;
    place.value = { start, end };
  }

  #scanArray(place: Place): void {
    this.#position += 1;
    for (let index = 0; ; index++) {
      this.#skipSeparators();
      if (this.#code() === CLOSE_BRACKET) {
        this.#position += 1;
        return;
      }
      const element = child(place, index, { start: this.#position, end: this.#position });
      this.#scanValue(element);
      element.key = element.value;
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
      const between = this.#text.slice(gap, this.#position);
      const isLast = this.#code() === CLOSE_BRACE;
      isNewer ||= between.includes("\n") || (isLast && between.includes(","));
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
    const mark = String.fromCharCode(quote);
    const isMultiline = this.#text.startsWith(mark.repeat(3), this.#position);
    const end = isMultiline ? mark.repeat(3) : mark;
    this.#position += end.length;
    while (!this.#text.startsWith(end, this.#position)) {
      this.#skipCharacter(quote === DOUBLE_QUOTE);
    }
    this.#position += end.length;
    if (isMultiline) {
      // Up to two quotes may belong to the text just before the closing three.
      this.#skipWhile((code) => code === quote);
    }
  }

  /** One character of a string, or a backslash with what follows it. TOML 1.1 has two more escapes. */
  #skipCharacter(hasEscapes: boolean): void {
    const start = this.#position;
    const isEscape = hasEscapes && this.#code() === BACKSLASH;
    this.#position += isEscape ? 2 : 1;
    if (isEscape && /[ex]/.test(this.#text.charAt(start + 1))) {
      this.#note(start, this.#position, `the escape ${this.#text.slice(start, start + 2)}`);
    }
  }

  /** TOML 1.1 allows times without seconds; smol-toml counts days on into the next month. */
  #checkTime(start: number): void {
    const scalar = this.#text.slice(start, this.#position).trimEnd();
    const [, year, month, day, time] = DATE_TIME.exec(scalar) ?? [];
    const end = start + scalar.length;
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
      this.#skipWhile((code) => BLANKS.has(code));
      if (this.#code() !== HASH) {
        return;
      }
      this.#skipWhile((code) => code !== LINE_FEED);
    }
  }

  #skipWhile(belongs: (code: number) => boolean): void {
    while (this.#position < this.#text.length && belongs(this.#code())) {
      this.#position += 1;
    }
  }

  #code(): number {
    return this.#text.charCodeAt(this.#position);
  }
}

const LINE_FEED = 0x0a;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
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
const BLANKS = codes("\t\n\r ");
const ENDS_BARE_KEY = codes("\t\n\r .=]#");
const ENDS_SCALAR = codes("\n\r,]}#");

function codes(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

function newPlace(span: Span): Place {
  return { key: span, value: span, children: new Map() };
}

/** The child of that name, made where it is not there yet. */
function child(parent: Place, step: string | number, span: Span): Place {
  let place = parent.children.get(step);
  if (place === undefined) {
    place = newPlace(span);
    parent.children.set(step, place);
  }
  return place;
}

/** The same on the way of a header: a name that leads to an array of tables means its last table. */
function enter(parent: Place, name: string, span: Span): Place {
  const place = child(parent, name, span);
  return place.children.get(place.children.size - 1) ?? place;
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
