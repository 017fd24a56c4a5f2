/** Reads the keys of one table of a document, each with the type that it must have, and reports the others. */

import { nearestWord } from "../text/nearest-word.ts";
import { isTomlDateTime } from "../toml/read-toml.ts";
import { type DocumentPath, formatPath } from "./document-path.ts";
import type { Findings } from "./findings.ts";
import { isObject } from "./json.ts";

export class TableReader {
  readonly path: DocumentPath;
  readonly findings: Findings;
  /** The table as it is. */
  readonly raw: { readonly [key: string]: unknown };

  constructor(table: { readonly [key: string]: unknown }, path: DocumentPath, findings: Findings) {
    this.raw = table;
    this.path = path;
    this.findings = findings;
  }

  /** A reader of the value where that is a table; reports and gives undefined where it is something else. */
  static of(value: unknown, path: DocumentPath, findings: Findings): TableReader | undefined {
    if (isTable(value)) {
      return new TableReader(value, path, findings);
    }
    reportWrongType(findings, path, value, "a table");
    return undefined;
  }

  get keys(): readonly string[] {
    return Object.keys(this.raw);
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  /** The value as it is; JSON's `null` counts as absent. */
  value(key: string): unknown {
    return Object.hasOwn(this.raw, key) ? (this.raw[key] ?? undefined) : undefined;
  }

  pathOf(key: string): DocumentPath {
    return [...this.path, key];
  }

  text(key: string): string | undefined {
    return this.#typed(key, "a text", isText);
  }

  flag(key: string): boolean | undefined {
    return this.#typed(key, "true or false", (value) => typeof value === "boolean");
  }

  /** An integer, as a `number` where it is safe, else as a `bigint`. */
  integer(key: string): number | bigint | undefined {
    const value = this.#typed(key, "an integer", this.findings.keepsIntegers ? isBigInteger : isInteger);
    return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }

  /** A date with a time as TOML writes it; `Date` loses what is below a millisecond, so that comes from the text. */
  dateTime(key: string): string | undefined {
    const value = this.#typed(key, "a date and time", isTomlDateTime);
    if (value === undefined) {
      return undefined;
    }
    const exact = this.findings.hasLongFractions ? this.findings.sourceOf(this.pathOf(key)) : undefined;
    return (
      exact ??
      value.toISOString().replace(/\.(\d*?)0*(?=[Z+-]|$)/, (_, digits) => (digits === "" ? "" : `.${digits}`))
    );
  }

  list(key: string): readonly unknown[] | undefined {
    return this.#typed(key, "an array", (value): value is readonly unknown[] => Array.isArray(value));
  }

  /** The value where it is a text; reports and gives undefined where it is not. For elements in `each`. */
  textAt(value: unknown, path: DocumentPath): string | undefined {
    return this.#check(value, "a text", isText, path) ? value : undefined;
  }

  /** The texts of an array; an element of another type is reported and left out. */
  texts(key: string): readonly string[] | undefined {
    return this.list(key)?.filter((element, index): element is string =>
      this.#check(element, "a text", isText, [...this.path, key, index]),
    );
  }

  /** Each element of an array with what `read` makes of it; what is undefined is left out. */
  each<Value>(
    key: string,
    read: (element: unknown, path: DocumentPath) => Value | undefined,
  ): readonly Value[] | undefined {
    return this.list(key)?.flatMap((element, index) => read(element, [...this.path, key, index]) ?? []);
  }

  table(key: string): TableReader | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : TableReader.of(value, this.pathOf(key), this.findings);
  }

  /** The texts of a table by their keys; a value of another type is reported and left out. */
  textTable(key: string): ReadonlyMap<string, string> | undefined {
    const table = this.table(key);
    if (table === undefined) {
      return undefined;
    }
    const texts = new Map<string, string>();
    for (const name of table.keys) {
      const text = table.text(name);
      if (text !== undefined) {
        texts.set(name, text);
      }
    }
    return texts;
  }

  /** The value at the key as what a parser that throws makes of its text. */
  parsed<Value>(key: string, parse: (text: string) => Value): Value | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : this.findings.attempt(this.pathOf(key), () => parse(text));
  }

  /** Reports a key that must be there and is not. */
  require(key: string, remedy: string): void {
    if (!this.has(key)) {
      this.findings.error(this.path, {
        code: `${this.findings.kind.code}-missing-key`,
        state: `${formatPath(this.pathOf(key))} is missing`,
        remedy,
        isAboutKey: true,
      });
    }
  }

  /** Reports keys that the specification does not have, with the one that was probably meant. */
  rejectUnknownKeys(
    known: readonly string[],
    severity: "error" | "warning",
    meant: (key: string) => string | undefined = () => undefined,
  ): void {
    for (const key of this.keys) {
      if (!known.includes(key)) {
        const nearest = meant(key) ?? nearestWord(key, known);
        this.findings[severity](this.pathOf(key), {
          code: `${this.findings.kind.code}-unknown-key`,
          state: `${formatPath(this.pathOf(key))} is no key of the specification`,
          remedy:
            nearest === undefined ? "remove it, or move it to a table of [tool]" : `write ${nearest} instead`,
          isAboutKey: true,
        });
      }
    }
  }

  #typed<Value>(key: string, expected: string, is: (value: unknown) => value is Value): Value | undefined {
    const value = this.value(key);
    if (value === undefined || !this.#check(value, expected, is, this.pathOf(key))) {
      return undefined;
    }
    return value;
  }

  #check<Value>(
    value: unknown,
    expected: string,
    is: (value: unknown) => value is Value,
    path: DocumentPath,
  ): value is Value {
    const fits = is(value);
    if (!fits) {
      reportWrongType(this.findings, path, value, expected);
    }
    return fits;
  }
}

/** A table of TOML or an object of JSON; dates of TOML are objects too, but no tables. */
export function isTable(value: unknown): value is { readonly [key: string]: unknown } {
  return isObject(value) && !(value instanceof Date);
}

/** Reports a value whose type is not the expected one. */
export function reportWrongType(
  findings: Findings,
  path: DocumentPath,
  value: unknown,
  expected: string,
): void {
  findings.error(path, {
    code: `${findings.kind.code}-wrong-type`,
    state: `${formatPath(path) || "the document"} is ${typeName(value)}`,
    remedy: `write ${expected}`,
  });
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return "a date or time";
  switch (typeof value) {
    case "string":
      return "a text";
    case "boolean":
      return "true or false";
    case "bigint":
      return "an integer";
    case "number":
      return Number.isInteger(value) ? "a whole number" : "a number";
    default:
      return value === null ? "null" : "a table";
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Where integers stay apart, a `number` is a float, even where it is whole. */
function isBigInteger(value: unknown): value is bigint | number {
  return typeof value === "bigint";
}

/** JSON has one kind of number, and other TOML parsers give integers as `number` too. */
function isInteger(value: unknown): value is bigint | number {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}
