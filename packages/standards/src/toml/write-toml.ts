/** TOML values on one line, for documents whose layout is fixed. */

import { TomlDate } from "smol-toml";

/** A date and time in the text of a document, to be written as it is. */
export class TomlLiteral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

/** A value as TOML; tables become inline tables. What TOML cannot hold (`undefined`) is left out of tables. */
export function tomlValue(value: unknown): string {
  if (typeof value === "string") return tomlString(value);
  if (typeof value === "number") return tomlFloat(value);
  if (value instanceof TomlLiteral) return value.text;
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(", ")}]`;
  if (typeof value === "object" && value !== null) return tomlTable(value);
  return String(value);
}

export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : tomlString(key);
}

function tomlTable(table: object): string {
  const pairs = Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${tomlKey(key)} = ${tomlValue(value)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** A basic string; lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
function tomlString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[\x00-\x1F"\\\x7F]/g, (character) => ESCAPES[character] ?? escapeCode(character));
  return `"${escaped}"`;
}

function escapeCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A `number` is a float here, so it needs a point or an exponent. */
function tomlFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
