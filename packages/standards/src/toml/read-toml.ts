/** TOML from outside: a table, or the place and the reason of the syntax error. */

import { parse, TomlDate, TomlError } from "smol-toml";

/** Deeper nesting is refused: no packaging document needs it, and a reader must not run out of stack. */
const MAXIMUM_DEPTH = 100;

/** A table of TOML. Integers are `number` or `bigint`, floats `number`, dates `TomlDate`. */
export type TomlTable = { readonly [key: string]: unknown };

export interface TomlSyntaxError {
  readonly reason: string;
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
}

/**
 * Reads a text. With `keepsIntegers` every integer is a `bigint`, so that it can be told from a float; without, only
 * those are that no `number` can hold.
 */
export function readToml(
  text: string,
  keepsIntegers: boolean,
): { readonly table: TomlTable } | { readonly error: TomlSyntaxError } {
  try {
    return { table: parse(text, { integersAsBigInt: keepsIntegers || "asNeeded", maxDepth: MAXIMUM_DEPTH }) };
  } catch (error) {
    if (error instanceof TomlError) {
      return { error: { reason: firstLine(error.message), line: error.line, column: error.column } };
    }
    throw error;
  }
}

/** Whether the value is a date with a time, with or without an offset. */
export function isTomlDateTime(value: unknown): value is TomlDate {
  return value instanceof TomlDate && value.isDateTime();
}

/** smol-toml's message also draws the place; that is for terminals. */
function firstLine(message: string): string {
  return message.split("\n", 1)[0]!.replace("Invalid TOML document: ", "");
}
