/**
 * Where each key and each value of a TOML text stands. smol-toml gives places for syntax errors only; this passes
 * once over a text that smol-toml has read without an error, so nothing is checked here.
 */

import { parse } from "smol-toml";
import type { Span } from "../problem.ts";

/** The keys and array indexes that lead from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** A key's own text and its value's; in a table that headers make, both are the header. */
interface Place {
  key: Span;
  value: Span;
  readonly children: Map<string | number, Place>;
}

export class TomlSpans {
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

  #scanKeyValue(table: Place): void {
    const keys = this.#scanDottedKey();
    this.#skipBlank();
    this.#position += 1;
    this.#skipBlank();
    const parent = keys.slice(0, -1).reduce((place, { name, span }) => child(place, name, span), table);
    const { name, span } = keys.at(-1)!;
    this.#scanValue(child(parent, name, span));
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

  #scanInlineTable(place: Place): void {
    this.#position += 1;
    for (;;) {
      this.#skipSeparators();
      if (this.#code() === CLOSE_BRACE) {
        this.#position += 1;
        return;
      }
      this.#scanKeyValue(place);
    }
  }

  #skipString(quote: number): void {
    const mark = String.fromCharCode(quote);
    if (this.#text.startsWith(mark.repeat(3), this.#position)) {
      this.#skipMultilineString(mark);
      return;
    }
    this.#position += 1;
    while (this.#code() !== quote) {
      this.#position += quote === DOUBLE_QUOTE && this.#code() === BACKSLASH ? 2 : 1;
    }
    this.#position += 1;
  }

  #skipMultilineString(mark: string): void {
    const end = mark.repeat(3);
    this.#position += 3;
    while (!this.#text.startsWith(end, this.#position)) {
      this.#position += mark === '"' && this.#code() === BACKSLASH ? 2 : 1;
    }
    this.#position += 3;
    // Up to two quotes may belong to the text just before the closing three.
    this.#skipWhile((code) => code === mark.charCodeAt(0));
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
/** The byte order mark counts as blank: only the start of a text can have one. */
const BLANKS = codes("\t\n\r \uFEFF");
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
