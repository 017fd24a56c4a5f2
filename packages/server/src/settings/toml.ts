/** Reads linchpin.toml into texts by dotted key, each with the line on which it stands. */

import { parse, TomlError } from "smol-toml";
import { SettingsError } from "./error.ts";

export interface WrittenValue {
  readonly text: string;
  /** One-based. */
  readonly line: number;
}

/** `file` is only named in errors. Throws SettingsError when the text is no TOML or a value is a list. */
export function readTomlSettings(source: string, file: string): ReadonlyMap<string, WrittenValue> {
  const lines = keyLines(source);
  const values = new Map<string, WrittenValue>();
  for (const [key, value] of flatten(parseToml(source, file), "")) {
    const line = lines.get(key) ?? 1;
    if (!["string", "number", "bigint", "boolean"].includes(typeof value)) {
      throw new SettingsError(
        `${file}:${line}`,
        `${key} is not a text or a number`,
        "give it a single value",
      );
    }
    values.set(key, { text: String(value), line });
  }
  return values;
}

function parseToml(source: string, file: string): object {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split("\n")[0] ?? "";
    throw new SettingsError(`${file}:${error.line}`, reason, "correct the TOML of this line");
  }
}

function* flatten(table: object, prefix: string): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    if (isTable(value)) yield* flatten(value, `${prefix}${key}.`);
    else yield [prefix + key, value];
  }
}

function isTable(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) !== Array.prototype &&
    !(value instanceof Date)
  );
}

/**
 * The line of each key. The TOML library keeps no positions; as our settings are `key = value` lines below `[table]`
 * lines, a scan finds them, and a key that it misses (written inline) is reported on its table's first mention or 1.
 */
function keyLines(source: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let table = "";
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const header = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    const key = /^\s*([\w."'-]+)\s*=/.exec(line)?.[1];
    if (header !== undefined) table = `${unquote(header)}.`;
    else if (key !== undefined) lines.set(table + unquote(key), index + 1);
  }
  return lines;
}

function unquote(key: string): string {
  return key.replaceAll(/["']/g, "");
}
