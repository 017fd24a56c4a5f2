/** The way of every TOML document: size limit, syntax, then its own reader. */

import type { Parsed, Problem } from "../problem.ts";
import { readToml } from "../toml/read-toml.ts";
import { type DocumentKind, Findings } from "./findings.ts";
import { TableReader } from "./table-reader.ts";

/** UTF-16 code units. The longest lock files of large workspaces have a tenth of it. */
const MAXIMUM_LENGTH = 32 * 1024 * 1024;

/** Reads a text as TOML and hands the table to `read`, which reports what it finds. */
export function readTomlDocument<Value>(
  text: string,
  kind: DocumentKind,
  read: (document: TableReader) => Value | undefined,
): Parsed<Value> {
  if (text.length > MAXIMUM_LENGTH) {
    return { problems: [tooLong(text, kind)] };
  }
  const toml = readToml(text, kind.keepsIntegers === true);
  if ("error" in toml) {
    const { line, column, reason } = toml.error;
    return { problems: [{ ...notToml(kind, reason), line, column }] };
  }
  const findings = new Findings(kind, text);
  findings.reportUnreadSyntax();
  return readTable(toml.table, findings, read);
}

/** The same for a table that was read elsewhere; findings have keys, but no places. */
export function readTableDocument<Value>(
  table: unknown,
  kind: DocumentKind,
  read: (document: TableReader) => Value | undefined,
): Parsed<Value> {
  return readTable(table, new Findings(kind), read);
}

function readTable<Value>(
  table: unknown,
  findings: Findings,
  read: (document: TableReader) => Value | undefined,
): Parsed<Value> {
  const document = TableReader.of(table, [], findings);
  const value = document && read(document);
  return { ...(value !== undefined && { value }), problems: findings.problems.toSorted(byPlace) };
}

/** In the order of the text; findings without a place keep the order in which they were made. */
function byPlace(left: Problem, right: Problem): number {
  return (left.span?.start ?? 0) - (right.span?.start ?? 0);
}

function tooLong(text: string, kind: DocumentKind): Problem {
  return {
    code: `${kind.code}-too-long`,
    severity: "error",
    state: `the text has ${text.length} characters, the limit is ${MAXIMUM_LENGTH}`,
    trigger: kind.trigger,
    consequence: "it is not read",
    remedy: "find out what wrote so much",
  };
}

function notToml(kind: DocumentKind, reason: string): Problem {
  return {
    code: `${kind.code}-not-toml`,
    severity: "error",
    state: `the text is not TOML: ${reason}`,
    trigger: kind.trigger,
    consequence: "no tool can read any of it",
    remedy: "correct the text at this place",
  };
}
