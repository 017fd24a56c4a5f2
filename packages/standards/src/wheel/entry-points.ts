import type { Parsed, Problem } from "../problem.ts";
import { excerpt, stripPythonSpace } from "../text/python-text.ts";
import { wheelFileProblem } from "./wheel-problem.ts";

/** One advertised object (entry points specification). */
export interface EntryPoint {
  /** `console_scripts`, `gui_scripts` or a name that a plugin host chose. */
  readonly group: string;
  readonly name: string;
  /** As written: `module:attribute [extra]`. */
  readonly value: string;
  /** The parts of the value; absent when the value cannot be read. */
  readonly reference?: ObjectReference;
}

export interface ObjectReference {
  readonly module: string;
  /** Dotted path below the module; absent when the module itself is meant. */
  readonly attribute?: string;
  /** Deprecated: extras that the object needs. */
  readonly extras: readonly string[];
}

/** `module(:attribute)? [extras]?`, each part a dotted chain of word characters. */
const VALUE = /^([\p{L}\p{N}_.]+)\s*(?::\s*([\p{L}\p{N}_.]+)\s*)?(?:\[(.*)\]\s*)?$/u;
const GROUP = /^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*$/u;
const SCRIPT_NAME = /^[\p{L}\p{N}_.-]+$/u;
const SCRIPT_GROUPS = new Set(["console_scripts", "gui_scripts"]);

/**
 * Reads entry_points.txt: `[group]` sections with `name = value` lines; `#` and `;` begin comment lines; names keep
 * their case. Indents mean nothing, as for `importlib.metadata`; old setuptools wrote whole files indented.
 * @returns the entry points in order, and every fault.
 */
export function parseEntryPoints(text: string): Parsed<EntryPoint[]> {
  const problems: Problem[] = [];
  const entries: EntryPoint[] = [];
  const seen = new Set<string>();
  let group: string | undefined;
  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = stripPythonSpace(raw);
    const at = { line: index + 1 };
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith(";")) {
      problems.push(semicolonComment(at));
      continue;
    }
    if (line.startsWith("[")) {
      group = readGroup(line, at, problems);
      continue;
    }
    const entry = readEntry(line, group, at, problems);
    if (!entry) continue;
    const key = `${entry.group}\n${entry.name}`;
    if (seen.has(key)) {
      problems.push(problem("duplicate", `${excerpt(entry.name)} stands twice in [${entry.group}]`, at));
    }
    seen.add(key);
    entries.push(entry);
  }
  return { value: entries, problems };
}

type Position = { readonly line: number };

/** The specification allows such comments; the reader in Python's own library stops at them. */
function semicolonComment(at: Position): Problem {
  return {
    ...problem("semicolon-comment", "a comment begins with ;", at),
    severity: "warning",
    consequence: "importlib.metadata fails on the whole file, or takes the comment for an entry point",
    remedy: "begin it with #, or remove it",
  };
}

function readGroup(line: string, at: Position, problems: Problem[]): string | undefined {
  const end = line.indexOf("]");
  const group = line.slice(1, end === -1 ? undefined : end);
  if (end !== line.length - 1) {
    problems.push(problem("section-invalid", `${excerpt(line)} does not end with its ]`, at));
    return end === -1 ? undefined : group;
  }
  if (!GROUP.test(group)) {
    const state = `${excerpt(group)} is not a group name: words joined by dots`;
    problems.push({ ...problem("group-name", state, at), severity: "warning" });
  }
  return group;
}

function readEntry(
  line: string,
  group: string | undefined,
  at: Position,
  problems: Problem[],
): EntryPoint | undefined {
  if (group === undefined) {
    problems.push(problem("section-missing", `${excerpt(line)} stands before the first [group]`, at));
    return undefined;
  }
  const equals = line.indexOf("=");
  if (equals === -1) {
    problems.push(problem("line-invalid", `${excerpt(line)} is neither [group] nor name = value`, at));
    return undefined;
  }
  const name = stripPythonSpace(line.slice(0, equals));
  const value = stripPythonSpace(line.slice(equals + 1));
  problems.push(...nameProblems(name, group, at));
  const reference = parseObjectReference(value);
  if (!reference) {
    const state = `${excerpt(value)} is not module, or module:attribute`;
    problems.push(problem("value-invalid", state, { ...at, field: name }));
  }
  return { group, name, value, ...(reference && { reference }) };
}

function nameProblems(name: string, group: string, at: Position): Problem[] {
  if (name === "") return [problem("name-empty", `a line of [${group}] has no name`, at)];
  if (SCRIPT_NAME.test(name)) return [];
  const state = `the name ${excerpt(name)} has characters other than letters, digits, ".", "_" and "-"`;
  const severity = SCRIPT_GROUPS.has(group) ? "error" : "warning";
  return [{ ...problem("name-characters", state, { ...at, field: name }), severity }];
}

/** Reads `module:attribute [extras]`; `undefined` when the text is none. */
export function parseObjectReference(value: string): ObjectReference | undefined {
  const match = VALUE.exec(value);
  if (!match) return undefined;
  const [, module, attribute, extras] = match;
  return {
    module: module!,
    ...(attribute !== undefined && { attribute }),
    extras: (extras ?? "")
      .split(",")
      .map(stripPythonSpace)
      .filter((extra) => extra !== ""),
  };
}

function problem(rule: string, state: string, at: Position & { readonly field?: string }): Problem {
  return wheelFileProblem("entry-points", rule, state, at);
}
