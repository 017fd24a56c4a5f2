import { type Problem, StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import { splitPythonWords } from "../text/python-words.ts";
import { spdxException, spdxLicense } from "./spdx-list.ts";

/*
 * Licence expressions (PEP 639, SPDX specification annex D):
 *
 *     expression = operand *( ( "AND" / "OR" ) operand )
 *     operand    = license [ "WITH" exception ] / "(" expression ")"
 *     license    = spdx-id [ "+" ] / "LicenseRef-" 1*( ALPHA / DIGIT / "-" / "." )
 *
 * Operators and identifiers may be written in any case.
 */

const OPERATORS = new Set(["or", "and", "with", "(", ")"]);

/** CPython, which other tools let read the parentheses, takes no deeper nesting. */
const MAX_DEPTH = 200;

/**
 * The normal form of a licence expression: official spelling of every identifier, operators in capitals, one space
 * between words, none inside parentheses. `mit and (apache-2.0 or bsd-2-clause)` → `MIT AND (Apache-2.0 OR BSD-2-Clause)`.
 * @throws StandardsError `license-expression-invalid`, `license-unknown`, `license-exception-unknown` or
 * `license-reference-invalid`.
 */
export function canonicalizeLicenseExpression(text: string): string {
  const written = splitPythonWords(text.replaceAll("(", " ( ").replaceAll(")", " ) "));
  const words = written.map((word) => word.toLowerCase());
  refuseBadStructure(text, words);
  const references = licenseReferences(written);
  const canonical = words.map((word, index) => {
    if (OPERATORS.has(word)) return word.toUpperCase();
    return words[index - 1] === "with"
      ? canonicalException(text, word)
      : canonicalLicense(text, word, references);
  });
  return canonical.join(" ").replaceAll("( ", "(").replaceAll(" )", ")");
}

/** Operands and operators must alternate, parentheses must match, and `WITH` stands between a licence and a word. */
function refuseBadStructure(text: string, words: readonly string[]): void {
  let depth = 0;
  let needsOperand = true;
  for (const [index, word] of words.entries()) {
    const isOperand = !OPERATORS.has(word);
    if ((isOperand || word === "(") !== needsOperand) throw invalid(text);
    if (word === "with" && !joinsLicenseAndException(words, index)) throw invalid(text);
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (depth < 0 || depth > MAX_DEPTH) throw invalid(text);
    needsOperand = word !== ")" && !isOperand;
  }
  if (needsOperand || depth !== 0) throw invalid(text);
}

/** An exception belongs to one licence, so it cannot be the left side of another `WITH`. */
function joinsLicenseAndException(words: readonly string[], index: number): boolean {
  const [before, after] = [words[index - 1], words[index + 1]];
  if (before === undefined || after === undefined) return false;
  return !OPERATORS.has(before) && !OPERATORS.has(after) && words[index - 2] !== "with";
}

/** References keep their case. One that is written in two ways takes the last one, so that it stays one reference. */
function licenseReferences(written: readonly string[]): Map<string, string> {
  const references = new Map<string, string>();
  for (const word of written) {
    const id = word.slice(REFERENCE_PREFIX.length);
    if (word.toLowerCase().startsWith(REFERENCE_PREFIX))
      references.set(word.toLowerCase(), `LicenseRef-${id}`);
  }
  return references;
}

const REFERENCE_PREFIX = "licenseref-";

function canonicalLicense(text: string, word: string, references: ReadonlyMap<string, string>): string {
  const suffix = word.endsWith("+") ? "+" : "";
  const id = word.slice(0, word.length - suffix.length);
  if (id.startsWith(REFERENCE_PREFIX)) {
    if (suffix === "" && /^[A-Za-z0-9.-]+$/u.test(id.slice(REFERENCE_PREFIX.length)))
      return references.get(id)!;
    throw failure(text, "license-reference-invalid", `${excerpt(word)} is not a licence reference`, {
      remedy: "write LicenseRef- and letters, digits, dots and dashes, without +",
    });
  }
  const license = spdxLicense(id);
  if (license !== undefined) return license + suffix;
  throw failure(text, "license-unknown", `${excerpt(id)} is not on the SPDX licence list`, {
    remedy: "use an SPDX identifier, or LicenseRef-NAME for a licence of your own",
  });
}

function canonicalException(text: string, word: string): string {
  const exception = spdxException(word);
  if (exception !== undefined) return exception;
  throw failure(text, "license-exception-unknown", `${excerpt(word)} is not an SPDX licence exception`, {
    remedy: "use an identifier of the SPDX exceptions list after WITH",
  });
}

function invalid(text: string): StandardsError {
  return failure(text, "license-expression-invalid", `${excerpt(text)} is not a licence expression`, {
    remedy:
      "join SPDX identifiers with AND, OR, WITH and matching parentheses, for example MIT OR Apache-2.0",
  });
}

function failure(
  text: string,
  code: string,
  state: string,
  { remedy }: Pick<Problem, "remedy">,
): StandardsError {
  return new StandardsError({
    code,
    severity: "error",
    state,
    trigger: `reading the licence expression ${excerpt(text)} (PEP 639)`,
    consequence: "PyPI refuses the upload, and no tool can tell under which licence the project stands",
    remedy,
    span: { start: 0, end: text.length },
  });
}
