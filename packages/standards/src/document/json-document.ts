/** The way of every JSON document: size limit, syntax, then its own reader. */

import type { Parsed } from "../problem.ts";
import { type DocumentKind, Findings } from "./findings.ts";
import { parseJson } from "./json.ts";
import { TableReader } from "./table-reader.ts";

/** UTF-16 code units. */
const MAXIMUM_LENGTH = 32 * 1024 * 1024;

/** Reads a text as JSON and hands the value to `read`, which reports what it finds. An error means no value. */
export function readJsonDocument<Value>(
  text: string,
  kind: DocumentKind,
  read: (document: unknown, findings: Findings) => Value | undefined,
): Parsed<Value> {
  const findings = new Findings(kind);
  const value = parseWithin(text, findings, read);
  return value !== undefined && findings.isSound
    ? { value, problems: findings.problems }
    : { problems: findings.problems };
}

/** The same for a document whose top is an object. */
export function readJsonObject<Value>(
  text: string,
  kind: DocumentKind,
  read: (document: TableReader) => Value | undefined,
): Parsed<Value> {
  return readJsonDocument(text, kind, (document, findings) => {
    const table = TableReader.of(document, [], findings);
    return table && read(table);
  });
}

function parseWithin<Value>(
  text: string,
  findings: Findings,
  read: (document: unknown, findings: Findings) => Value | undefined,
): Value | undefined {
  const { code } = findings.kind;
  if (text.length > MAXIMUM_LENGTH) {
    const state = `the text has ${text.length} characters, the limit is ${MAXIMUM_LENGTH}`;
    findings.error([], { code: `${code}-too-long`, state, remedy: "find out what wrote so much" });
    return undefined;
  }
  const json = parseJson(text);
  if ("reason" in json) {
    const state = `the text is not JSON: ${json.reason}`;
    findings.error([], { code: `${code}-not-json`, state, remedy: "correct the text" });
    return undefined;
  }
  return read(json.value, findings);
}
