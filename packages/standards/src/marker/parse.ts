/** Reading markers (PEP 508 § Grammar), one function for each rule. */
import { normalizeExtra } from "../name/extra.ts";
import { operatorAt } from "../specifier/operator.ts";
import type { Marker, MarkerComparison, MarkerGroup, MarkerOperand, MarkerOperator } from "./marker.ts";
import { decodePythonString } from "./python-string.ts";
import { RequirementScanner, type ScannedThing } from "./scanner.ts";
import { MARKER_VARIABLES, SET_VARIABLES } from "./variables.ts";

/** How deep parentheses may nest: more than `packaging` bears, less than the engine's stack. */
export const MAX_MARKER_DEPTH = 500;

const MARKER: ScannedThing = {
  code: "marker-invalid",
  noun: "a marker",
  consequence: "no installer can say where it holds, and refuses whatever declares it",
  remedy: 'write comparisons such as python_version >= "3.10", joined by and, or and parentheses',
};

/**
 * Reads a marker such as `python_version >= "3.10" and extra == "tests"`.
 * Throws `StandardsError` with code `marker-invalid` and the span of the fault.
 */
export function parseMarker(text: string): Marker {
  const scanner = new RequirementScanner(text, MARKER);
  const marker = scanMarker(scanner);
  if (!scanner.atEnd) throw scanner.expected("the end or and, or");
  return marker;
}

/** `marker` of the grammar, from the position on, spaces after it passed too. */
export function scanMarker(scanner: RequirementScanner): Marker {
  const marker = scanOr(scanner, 0);
  return marker.kind === "comparison" ? marker : { ...marker, parenthesized: false };
}

/** `marker_or = marker_and (wsp* 'or' marker_and)*` */
function scanOr(scanner: RequirementScanner, depth: number): Marker {
  const first = scanAnd(scanner, depth);
  if (!scanner.acceptWord("or")) return first;
  const operands = [first, scanAnd(scanner, depth)];
  while (scanner.acceptWord("or")) operands.push(scanAnd(scanner, depth));
  return { kind: "or", operands, parenthesized: false };
}

/** `marker_and = marker_expr (wsp* 'and' marker_expr)*` */
function scanAnd(scanner: RequirementScanner, depth: number): Marker {
  const first = scanAtom(scanner, depth);
  if (!scanner.acceptWord("and")) return first;
  const operands = [first, scanAtom(scanner, depth)];
  while (scanner.acceptWord("and")) operands.push(scanAtom(scanner, depth));
  return { kind: "and", operands, parenthesized: false };
}

/** `marker_expr = marker_var marker_op marker_var | '(' marker ')'` with spaces around it. */
function scanAtom(scanner: RequirementScanner, depth: number): Marker {
  scanner.skipSpace();
  const open = scanner.position;
  let atom: Marker;
  if (scanner.accept("(")) {
    if (depth === MAX_MARKER_DEPTH) throw scanner.fault(`parentheses nest deeper than ${MAX_MARKER_DEPTH}`);
    atom = inParentheses(scanOr(scanner, depth + 1));
    if (!scanner.accept(")")) throw scanner.expected('and, or or ")"', open);
  } else {
    atom = scanComparison(scanner);
  }
  scanner.skipSpace();
  return atom;
}

/** Parentheses around a comparison, or around parentheses, say nothing. */
function inParentheses(marker: Marker): Marker {
  return marker.kind === "comparison" ? marker : ({ ...marker, parenthesized: true } satisfies MarkerGroup);
}

function scanComparison(scanner: RequirementScanner): MarkerComparison {
  const left = scanOperand(scanner);
  scanner.skipSpace();
  const operator = scanOperator(scanner);
  scanner.skipSpace();
  const right = scanOperand(scanner);
  return normalizeNames({ kind: "comparison", left, operator, right });
}

/** `marker_var = env_var | python_str` */
function scanOperand(scanner: RequirementScanner): MarkerOperand {
  const quote = scanner.text.charAt(scanner.position);
  if (quote === "'" || quote === '"') return { kind: "literal", value: scanLiteral(scanner, quote) };
  const written = scanVariable(scanner);
  const name = written === undefined ? undefined : MARKER_VARIABLES.get(written);
  if (name === undefined) throw scanner.expected("a marker variable or a quoted text");
  return { kind: "variable", name };
}

/** Longer than every name. */
const MAX_VARIABLE_LENGTH = 40;

/** The variable name that stands next. In "os.name.x" that is "os.name": after a name a dot is as good as a space. */
function scanVariable(scanner: RequirementScanner): string | undefined {
  let candidate = scanner.text.slice(scanner.position, endOfVariable(scanner));
  while (candidate !== "") {
    if (MARKER_VARIABLES.has(candidate)) return scanner.acceptWord(candidate) ? candidate : undefined;
    candidate = candidate.slice(0, Math.max(0, candidate.lastIndexOf(".")));
  }
  return undefined;
}

/** Where the run of lower-case letters, underscores and dots ends. */
function endOfVariable(scanner: RequirementScanner): number {
  const { text, position } = scanner;
  let end = position;
  while (end - position < MAX_VARIABLE_LENGTH && isVariablePart(text.charCodeAt(end))) end += 1;
  return end;
}

function isVariablePart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2e;
}

function scanLiteral(scanner: RequirementScanner, quote: string): string {
  const start = scanner.position;
  const end = scanner.text.indexOf(quote, start + 1);
  if (end === -1) throw scanner.fault(`no ${quote} closes the quoted text`, scanner.text.length);
  const value = decodePythonString(scanner.text.slice(start + 1, end));
  if (value === undefined) throw scanner.fault("the quoted text is no Python string", end + 1);
  scanner.position = end + 1;
  return value;
}

/** `marker_op = version_cmp | 'in' | 'not' wsp+ 'in'` */
function scanOperator(scanner: RequirementScanner): MarkerOperator {
  if (scanner.acceptWord("in")) return "in";
  if (scanner.acceptWord("not")) {
    if (scanner.skipSpace() && scanner.acceptWord("in")) return "not in";
    throw scanner.expected('"in" after "not"');
  }
  const symbol = operatorAt(scanner.text, scanner.position);
  if (symbol === undefined) throw scanner.expected("<=, <, !=, ==, >=, >, ~=, ===, in or not in");
  scanner.position += symbol.length;
  return symbol;
}

/** PEP 685: names of extras and groups are compared in their normal form, so they are kept in it. */
function normalizeNames(comparison: MarkerComparison): MarkerComparison {
  const { left, right } = comparison;
  if (left.kind === "variable" && right.kind === "literal" && left.name === "extra") {
    return { ...comparison, right: { kind: "literal", value: normalizeExtra(right.value) } };
  }
  if (left.kind === "literal" && right.kind === "variable" && holdsNames(right.name)) {
    return { ...comparison, left: { kind: "literal", value: normalizeExtra(left.value) } };
  }
  return comparison;
}

function holdsNames(variable: string): boolean {
  return variable === "extra" || SET_VARIABLES.has(variable);
}
