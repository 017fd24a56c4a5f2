/** One version specifier, such as `>=1.0` (PEP 440 § Version specifiers). */
import { type Span, StandardsError } from "../problem.ts";
import { excerpt, isPythonSpace, stripPythonSpace } from "../text/python-text.ts";
import { tryParseVersion } from "../version/parse.ts";
import { versionKey, versionToString } from "../version/print.ts";
import { isPrerelease, type Version } from "../version/version.ts";
import { operatorAt, type SpecifierOperator } from "./operator.ts";

/** A version specifier as it was written, and the version that it names. */
export interface Specifier {
  readonly operator: SpecifierOperator;
  /** The text after the operator, as written: it is what `specifierToString` prints. */
  readonly text: string;
  /** Absent where `===` compares with a text that is no version. */
  readonly version: Version | undefined;
  /** Whether the text ends in `.*`: a prefix match (PEP 440 § Version matching). */
  readonly wildcard: boolean;
}

/**
 * Reads one specifier, with whitespace around it and after its operator.
 * Throws `StandardsError` with code `specifier-invalid`.
 */
export function parseSpecifier(text: string): Specifier {
  const specifier = tryParseSpecifier(text);
  if (specifier !== undefined) return specifier;
  throw invalidSpecifier(text, { start: 0, end: text.length });
}

/** `parseSpecifier` that answers undefined instead of throwing. */
export function tryParseSpecifier(text: string): Specifier | undefined {
  const stripped = stripPythonSpace(text);
  const operator = operatorAt(stripped, 0);
  if (operator === undefined) return undefined;
  return readSpecifier(operator, stripPythonSpace(stripped.slice(operator.length)));
}

function readSpecifier(operator: SpecifierOperator, text: string): Specifier | undefined {
  if (operator === "===") {
    for (let index = 0; index < text.length; index += 1) {
      if (endsArbitraryText(text.charCodeAt(index))) return undefined;
    }
    return { operator, text, version: tryParseVersion(text), wildcard: false };
  }
  const wildcard = text.endsWith(".*");
  const version = tryParseVersion(wildcard ? text.slice(0, -2) : text);
  if (version === undefined || !mayFollow(operator, version, wildcard)) return undefined;
  // "1.0 .*" is no prefix although "1.0 " is a version.
  if (wildcard && stripPythonSpace(text.slice(0, -2)).length !== text.length - 2) return undefined;
  return { operator, text, version, wildcard };
}

/** The text of `===` ends at whitespace (Python's), `;` and `)`, so that markers and parentheses can follow. */
function endsArbitraryText(code: number): boolean {
  return isPythonSpace(code) || code === 0x3b || code === 0x29;
}

/** Local labels and prefixes are for `==` and `!=`; `~=` needs two release numbers (PEP 440 § Compatible release). */
function mayFollow(operator: SpecifierOperator, version: Version, wildcard: boolean): boolean {
  const isEquality = operator === "==" || operator === "!=";
  if (wildcard) return isEquality && isRelease(version);
  if (version.local !== undefined) return isEquality;
  return operator !== "~=" || version.release.length > 1;
}

function isRelease(version: Version): boolean {
  return !isPrerelease(version) && version.post === undefined && version.local === undefined;
}

/** The specifier as it was written, without whitespace. */
export function specifierToString(specifier: Specifier): string {
  return specifier.operator + specifier.text;
}

/** The same text for all specifiers that count as equal: `==1.0` and `==1.0.0`, but not `~=1.0` and `~=1.0.0`. */
export function specifierKey(specifier: Specifier): string {
  const { operator, version, wildcard } = specifier;
  if (operator === "===" || wildcard || version === undefined) return specifierToString(specifier);
  return operator + (operator === "~=" ? versionToString(version) : versionKey(version));
}

/**
 * Whether the specifier names a pre-release and so asks for pre-releases (PEP 440 § Handling of pre-releases).
 * An exclusion (`!=`) asks for nothing.
 */
export function specifierNamesPrerelease(specifier: Specifier): boolean {
  if (specifier.operator === "!=" || specifier.wildcard) return false;
  return specifier.version !== undefined && isPrerelease(specifier.version);
}

/** What is wrong with a text that is no specifier. */
export function invalidSpecifier(text: string, span: Span): StandardsError {
  return new StandardsError({
    code: "specifier-invalid",
    severity: "error",
    state: `${excerpt(text)} is not a version specifier: ${describeFault(text)}`,
    trigger: "reading it as a version specifier (PEP 440)",
    consequence: "no installer can say which versions it allows, and refuses whatever declares it",
    remedy: "write an operator and a version, for example >=1.2, ~=1.2 or ==1.2.*",
    span,
  });
}

function describeFault(text: string): string {
  const stripped = stripPythonSpace(text);
  const operator = operatorAt(stripped, 0);
  if (operator === undefined) return "it does not begin with one of === == ~= != <= >= < >";
  const rest = stripPythonSpace(stripped.slice(operator.length));
  if (rest === "") return "it names no version";
  if (operator === "===") return "the text after === holds whitespace, a semicolon or a closing parenthesis";
  if (rest.endsWith(".*")) return ".* stands only after == or !=, directly behind a release segment";
  const version = tryParseVersion(rest);
  if (version === undefined) return `${excerpt(rest)} is not a version`;
  if (version.local !== undefined) return `a local version (+…) stands only after == or !=`;
  return "~= needs at least two numbers, as in ~=1.2";
}
