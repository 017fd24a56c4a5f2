import { parseBuildTag } from "../file-name/build-tag.ts";
import { type MessageHeader, parseMessage } from "../metadata/message.ts";
import { type Parsed, type Problem, StandardsError } from "../problem.ts";
import { parseTag } from "../tag/parse-tag.ts";
import type { Tag } from "../tag/tag.ts";
import { excerpt, stripPythonSpace } from "../text/python-text.ts";
import { wheelFileProblem } from "./wheel-problem.ts";

/** What WHEEL says about the wheel that holds it (binary distribution format § File contents). */
export interface WheelFile {
  /** `[1, 0]`. */
  readonly wheelVersion: readonly [major: number, minor: number];
  /** The program that made the wheel, for example `flit 3.12.0`. */
  readonly generator?: string;
  /** Whether the root of the archive goes to `purelib` instead of `platlib`. */
  readonly rootIsPurelib: boolean;
  /** Expanded: one `Tag:` line for each, and a compressed line stands for several. */
  readonly tags: readonly Tag[];
  /** As written. */
  readonly build?: string;
}

/** The newest version of the format; installers refuse a newer major and warn about a newer minor. */
const NEWEST = [1, 0] as const;

/** Reads WHEEL. There is no value when the version of the format is missing or too new. */
export function parseWheelFile(text: string): Parsed<WheelFile> {
  const problems: Problem[] = [];
  const { headers } = parseMessage(text);
  problems.push(...unknownKeys(headers), ...repeatedKeys(headers));
  const wheelVersion = readVersion(headers, problems);
  const rootIsPurelib = readRoot(headers, problems);
  const tags = readTags(headers, problems);
  const build = readBuild(headers, problems);
  if (!wheelVersion) return { problems };
  const generator = valueOf(headers, "Generator");
  return {
    value: {
      wheelVersion,
      rootIsPurelib,
      tags,
      ...(generator !== undefined && { generator }),
      ...(build !== undefined && { build }),
    },
    problems,
  };
}

const SINGLE_KEYS = ["Wheel-Version", "Generator", "Root-Is-Purelib", "Build"];
const KEYS = new Set([...SINGLE_KEYS, "Tag"].map((key) => key.toLowerCase()));

function unknownKeys(headers: readonly MessageHeader[]): Problem[] {
  return headers
    .filter(({ name }) => !KEYS.has(name.toLowerCase()))
    .map(({ name, line }) =>
      problem("key-unknown", `WHEEL has the key ${excerpt(name)}, which no specification knows`, {
        line,
        field: name,
        severity: "warning",
        consequence: "installers ignore the line",
        remedy: "remove it",
      }),
    );
}

function repeatedKeys(headers: readonly MessageHeader[]): Problem[] {
  return SINGLE_KEYS.flatMap((key) => {
    const repeated = headers.filter(({ name }) => isKey(name, key))[1];
    if (!repeated) return [];
    return [problem("key-repeated", `WHEEL has ${key} more than once`, { line: repeated.line, field: key })];
  });
}

function readVersion(headers: readonly MessageHeader[], problems: Problem[]): [number, number] | undefined {
  const field = "Wheel-Version";
  const text = valueOf(headers, field);
  if (text === undefined) {
    problems.push(problem("version-missing", "WHEEL has no Wheel-Version", { field }));
    return undefined;
  }
  const match = /^([0-9]{1,6})\.([0-9]{1,6})$/u.exec(text);
  if (!match) {
    problems.push(problem("version-invalid", `${excerpt(text)} is not a wheel format version`, { field }));
    return undefined;
  }
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (major > NEWEST[0]) {
    problems.push(
      problem("version-too-new", `the wheel has format ${text}; ${NEWEST.join(".")} is known`, { field }),
    );
    return undefined;
  }
  if (major === NEWEST[0] && minor > NEWEST[1]) {
    const state = `the wheel has format ${text}, newer than ${NEWEST.join(".")}`;
    problems.push(problem("version-newer", state, { field, severity: "warning" }));
  }
  return [major, minor];
}

function readRoot(headers: readonly MessageHeader[], problems: Problem[]): boolean {
  const field = "Root-Is-Purelib";
  const text = valueOf(headers, field)?.toLowerCase();
  if (text === "true" || text === "false") return text === "true";
  const state =
    text === undefined ? `WHEEL has no ${field}` : `${field} is ${excerpt(text)}, neither true nor false`;
  problems.push(problem("root-invalid", state, { field }));
  return false;
}

function readTags(headers: readonly MessageHeader[], problems: Problem[]): Tag[] {
  const lines = headers.filter(({ name }) => isKey(name, "Tag"));
  if (lines.length === 0) problems.push(problem("tag-missing", "WHEEL has no Tag", { field: "Tag" }));
  return lines.flatMap(({ value, line }) => {
    try {
      return parseTag(stripPythonSpace(value));
    } catch (error) {
      if (!(error instanceof StandardsError)) throw error;
      problems.push(problem("tag-invalid", error.problem.state, { line, field: "Tag" }));
      return [];
    }
  });
}

function readBuild(headers: readonly MessageHeader[], problems: Problem[]): string | undefined {
  const text = valueOf(headers, "Build");
  if (text === undefined) return undefined;
  try {
    parseBuildTag(text, "WHEEL");
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    problems.push(
      problem("build-invalid", `Build is ${excerpt(text)}; it must begin with a digit`, { field: "Build" }),
    );
  }
  return text;
}

function valueOf(headers: readonly MessageHeader[], key: string): string | undefined {
  const value = headers.find(({ name }) => isKey(name, key))?.value;
  return value === undefined ? undefined : stripPythonSpace(value);
}

function isKey(name: string, key: string): boolean {
  return name.toLowerCase() === key.toLowerCase();
}

function problem(rule: string, state: string, at: Parameters<typeof wheelFileProblem>[3]): Problem {
  return wheelFileProblem("wheel-file", rule, state, at);
}
