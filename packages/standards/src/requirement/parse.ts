/** Reading requirements (PEP 508 § Grammar), one function for each rule. */
import type { Marker } from "../marker/marker.ts";
import { scanMarker } from "../marker/parse.ts";
import { RequirementScanner, type ScannedThing } from "../marker/scanner.ts";
import { StandardsError } from "../problem.ts";
import { parseSpecifierSet, type SpecifierSet } from "../specifier/specifier-set.ts";
import { isPythonSpace } from "../text/python-text.ts";
import type { Requirement } from "./requirement.ts";

const REQUIREMENT: ScannedThing = {
  code: "requirement-invalid",
  noun: "a requirement",
  consequence: "installers refuse whatever declares it",
  remedy:
    'write a name, extras, versions and a marker, for example requests[socks]>=2,<3; python_version < "3.14"',
};

const NO_EXTRAS: readonly string[] = [];
const NO_SPECIFIERS: SpecifierSet = { specifiers: [], prereleases: undefined };

/**
 * Reads a requirement such as `requests[socks]>=2,<3; os_name == "nt"` or `pip @ https://index.example/pip.zip`.
 * Throws `StandardsError` with code `requirement-invalid` and the span of the fault.
 */
export function parseRequirement(text: string): Requirement {
  const scanner = new RequirementScanner(text, REQUIREMENT);
  scanner.skipSpace();
  const name = scanner.identifier();
  if (name === undefined) throw scanner.expected("the name of a project");
  scanner.skipSpace();
  const extras = scanExtras(scanner);
  scanner.skipSpace();
  const { specifiers, url, marker } = scanner.accept("@")
    ? scanDirectReference(scanner)
    : scanVersions(scanner);
  if (!scanner.atEnd) throw scanner.expected("the end");
  return { name, extras, specifiers, url, marker };
}

/** `extras = '[' wsp* extras_list? wsp* ']'` */
function scanExtras(scanner: RequirementScanner): readonly string[] {
  const open = scanner.position;
  if (!scanner.accept("[")) return NO_EXTRAS;
  scanner.skipSpace();
  const extras = scanExtrasList(scanner);
  if (!scanner.accept("]")) throw scanner.expected('a comma or "]"', open);
  return [...new Set(extras)];
}

/** `extras_list = identifier (wsp* ',' wsp* identifier)*` */
function scanExtrasList(scanner: RequirementScanner): string[] {
  const first = scanner.identifier();
  if (first === undefined) return [];
  const extras = [first];
  scanner.skipSpace();
  while (scanner.accept(",")) {
    scanner.skipSpace();
    const extra = scanner.identifier();
    if (extra === undefined) throw scanner.expected("the name of an extra after the comma");
    extras.push(extra);
    scanner.skipSpace();
  }
  return extras;
}

type AfterName = Pick<Requirement, "specifiers" | "url" | "marker">;

/** `url_req` after its `@`: a space ends the URL, so that it may hold a semicolon. */
function scanDirectReference(scanner: RequirementScanner): AfterName {
  scanner.skipSpace();
  const start = scanner.position;
  while (!scanner.atEnd && scanner.peek() !== 0x20 && scanner.peek() !== 0x09) scanner.position += 1;
  const url = scanner.text.slice(start, scanner.position);
  if (url === "") throw scanner.expected("a URL after @");
  scanner.skipSpace();
  return { specifiers: NO_SPECIFIERS, url, marker: scanOptionalMarker(scanner, "a semicolon or the end") };
}

/** `name_req` after its extras: versions with or without parentheses, and a marker. */
function scanVersions(scanner: RequirementScanner): AfterName {
  const open = scanner.position;
  const parenthesized = scanner.accept("(");
  scanner.skipSpace();
  const specifiers = scanSpecifiers(scanner);
  scanner.skipSpace();
  if (parenthesized && !scanner.accept(")")) throw scanner.expected('a comma or ")"', open);
  scanner.skipSpace();
  const marker = scanOptionalMarker(scanner, "a comma, a semicolon, versions or the end");
  return { specifiers, url: undefined, marker };
}

/** `quoted_marker = ';' wsp* marker`, or the end. */
function scanOptionalMarker(scanner: RequirementScanner, expected: string): Marker | undefined {
  if (scanner.atEnd) return undefined;
  if (!scanner.accept(";")) throw scanner.expected(expected);
  return scanMarker(scanner);
}

/** `version_many = version_one (wsp* ',' version_one)* (',' wsp*)?` */
function scanSpecifiers(scanner: RequirementScanner): SpecifierSet {
  const start = scanner.position;
  let end = start;
  while (skipSpecifier(scanner)) {
    end = scanner.position;
    scanner.skipSpace();
    if (!scanner.accept(",")) break;
    end = scanner.position;
    scanner.skipSpace();
  }
  return end === start ? NO_SPECIFIERS : readSpecifiers(scanner, start, end);
}

/** Passes one operator and the text that belongs to it; whether that is right shows when it is read. */
function skipSpecifier(scanner: RequirementScanner): boolean {
  const start = scanner.position;
  const isArbitrary = scanner.accept("===");
  if (!isArbitrary) while (isOperatorPart(scanner.peek())) scanner.position += 1;
  if (scanner.position === start) return false;
  while (isPythonSpace(scanner.peek())) scanner.position += 1;
  // The text of === may hold commas; whatever is not a version by then is not one of the set either.
  while (!scanner.atEnd && !endsSpecifier(scanner.peek(), isArbitrary)) scanner.position += 1;
  return true;
}

/** One of `<`, `=`, `>`, `!`, `~`. */
function isOperatorPart(code: number): boolean {
  return (code >= 0x3c && code <= 0x3e) || code === 0x21 || code === 0x7e;
}

/** `;`, `)`, whitespace and, but for the text of `===`, the comma. */
function endsSpecifier(code: number, isArbitrary: boolean): boolean {
  return code === 0x3b || code === 0x29 || isPythonSpace(code) || (code === 0x2c && !isArbitrary);
}

function readSpecifiers(scanner: RequirementScanner, start: number, end: number): SpecifierSet {
  try {
    return parseSpecifierSet(scanner.text.slice(start, end));
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const { state, span = { start: 0, end: end - start } } = error.problem;
    throw scanner.fault(state, start + span.end, start + span.start);
  }
}
