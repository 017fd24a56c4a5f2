/**
 * Where each key and each value of a TOML text stands. smol-toml gives places for syntax errors only; this passes
 * once over a text that smol-toml has read without an error, so nothing is checked here.
 */

import { parse } from "smol-toml";
import type { DocumentPath } from "../document/document-path.ts";
import type { Span } from "../problem.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  DOT,
  DOUBLE_QUOTE,
  endsBareKey,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
} from "./characters.ts";
import { TomlCursor, type UnreadSyntax } from "./cursor.ts";
import { child, enter, keySpan, moveTo, newPlace, type Place } from "./place.ts";

export class TomlSpans {
  readonly #cursor: TomlCursor;
  readonly #root: Place = newPlace(0, 0);

  constructor(text: string) {
    this.#cursor = new TomlCursor(text);
    this.#scanDocument();
  }

  get unread(): readonly UnreadSyntax[] {
    return this.#cursor.unread;
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
    let table = this.#root;
    for (;;) {
      this.#cursor.skipBlank();
      const code = this.#cursor.code;
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
    const start = this.#cursor.position;
    const isArrayOfTables = this.#cursor.text.startsWith("[[", start);
    this.#cursor.position += isArrayOfTables ? 2 : 1;
    let parent = this.#root;
    let key = this.#scanKey();
    while (this.#cursor.accept(DOT)) {
      parent = enter(parent, key.name, key.start, key.end);
      key = this.#scanKey();
    }
    this.#cursor.position += isArrayOfTables ? 2 : 1;
    if (!isArrayOfTables) {
      return moveTo(enter(parent, key.name, start, this.#cursor.position), start, this.#cursor.position);
    }
    const array = child(parent, key.name, start, this.#cursor.position);
    return child(array, array.children?.size ?? 0, start, this.#cursor.position);
  }

  /** Says whether a line ends between the key and its value. */
  #scanKeyValue(table: Place): boolean {
    const start = this.#cursor.position;
    let parent = table;
    let key = this.#scanKey();
    while (this.#cursor.accept(DOT)) {
      parent = child(parent, key.name, key.start, key.end);
      key = this.#scanKey();
    }
    this.#cursor.position += 1;
    this.#cursor.skipBlank();
    const hasLineEnd = this.#cursor.hasLineEnd(start, this.#cursor.position);
    this.#scanValue(child(parent, key.name, key.start, key.end));
    return hasLineEnd;
  }

  /** One part of a dotted key, and the blanks behind it. */
  #scanKey(): { readonly name: string; readonly start: number; readonly end: number } {
    this.#cursor.skipBlank();
    const start = this.#cursor.position;
    const quote = this.#cursor.code;
    if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
      this.#cursor.skipString(quote);
    } else {
      while (!endsBareKey(this.#cursor.code)) {
        this.#cursor.position += 1;
      }
    }
    const end = this.#cursor.position;
    this.#cursor.skipBlank();
    return { name: decodeKey(this.#cursor.text.slice(start, end)), start, end };
  }

  /** Scans the value at the position and says where it is. */
  #scanValue(place: Place): void {
    const start = this.#cursor.position;
    const code = this.#cursor.code;
    if (code === OPEN_BRACKET) {
      this.#scanArray(place);
    } else if (code === OPEN_BRACE) {
      this.#scanInlineTable(place);
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      this.#cursor.skipString(code);
    } else {
      this.#cursor.skipScalar();
    }
    place.valueStart = start;
    place.valueEnd = this.#cursor.position;
  }

  #scanArray(place: Place): void {
    this.#cursor.position += 1;
    for (let index = 0; ; index++) {
      this.#cursor.skipSeparators();
      if (this.#cursor.code === CLOSE_BRACKET) {
        this.#cursor.position += 1;
        return;
      }
      const element = child(place, index, this.#cursor.position, this.#cursor.position);
      this.#scanValue(element);
      element.keyEnd = element.valueEnd;
    }
  }

  /** TOML 1.1 allows line ends, comments and a last comma in it. */
  #scanInlineTable(place: Place): void {
    const start = this.#cursor.position;
    let isNewer = false;
    this.#cursor.position += 1;
    for (;;) {
      const gap = this.#cursor.position;
      this.#cursor.skipSeparators();
      const isLast = this.#cursor.code === CLOSE_BRACE;
      isNewer ||=
        this.#cursor.hasLineEnd(gap, this.#cursor.position) ||
        (isLast && this.#cursor.text.slice(gap, this.#cursor.position).includes(","));
      if (isLast) {
        this.#cursor.position += 1;
        break;
      }
      isNewer = this.#scanKeyValue(place) || isNewer;
    }
    if (isNewer) {
      this.#cursor.note(
        start,
        this.#cursor.position,
        "an inline table over several lines, or with a comma at its end",
      );
    }
  }
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
