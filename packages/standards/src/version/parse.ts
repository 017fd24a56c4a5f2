/** Reading versions (PEP 440, appendix B: parsing version strings with regular expressions), without one. */
import { StandardsError } from "../problem.ts";
import { excerpt, isPythonSpace } from "../text/python-text.ts";
import { MAX_DIGITS, VersionScanner } from "./scanner.ts";
import { makeVersion, type PreRelease, type Version, type VersionNumber } from "./version.ts";

/** The longest text that is looked at, in UTF-16 code units. */
export const MAX_VERSION_LENGTH = 1_000_000;

const [DOT, DASH, PLUS, BANG] = [0x2e, 0x2d, 0x2b, 0x21];

/** Alternative spellings of the pre-release phases (PEP 440 § Pre-release spelling), longest first. */
const PRE_WORDS: readonly (readonly [string, PreRelease["letter"]])[] = [
  ["alpha", "a"],
  ["beta", "b"],
  ["preview", "rc"],
  ["pre", "rc"],
  ["a", "a"],
  ["b", "b"],
  ["rc", "rc"],
  ["c", "rc"],
];

/** Alternative spellings of the post-release (PEP 440 § Post release spelling), longest first. */
const POST_WORDS = ["post", "rev", "r"];

const DEV_WORDS = ["dev"];

/**
 * Reads a version in any of the spellings that PEP 440 § Normalization accepts, with whitespace around it.
 * Throws `StandardsError` with code `version-invalid` and the span that does not fit.
 */
export function parseVersion(text: string): Version {
  const scanner = scannerFor(text);
  const version = scanWhole(scanner);
  if (version !== undefined) return version;
  throw invalidVersion(text, scanner);
}

/** `parseVersion` that answers undefined instead of throwing: for texts that may well be something else. */
export function tryParseVersion(text: string): Version | undefined {
  return scanWhole(scannerFor(text));
}

/** Whether `parseVersion` would read the text. */
export function isValidVersion(text: string): boolean {
  return tryParseVersion(text) !== undefined;
}

function scannerFor(text: string): VersionScanner {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end -= 1;
  return new VersionScanner(text, start, end);
}

function scanWhole(scanner: VersionScanner): Version | undefined {
  if (scanner.text.length > MAX_VERSION_LENGTH) return undefined;
  const version = scanParts(scanner);
  return scanner.position === scanner.end && !scanner.overlong ? version : undefined;
}

/** `[v][N!]N(.N)*[pre][post][dev][+local]`; what is left after that stays unread. */
function scanParts(scanner: VersionScanner): Version | undefined {
  scanner.acceptWord("v");
  let first = scanner.number();
  let epoch: VersionNumber = 0;
  if (first !== undefined && scanner.accept(BANG)) {
    epoch = first;
    first = scanner.number();
  }
  if (first === undefined) return undefined;
  const release = scanRelease(scanner, first);
  if (scanner.position === scanner.end) return makeVersion({ epoch, release });
  const pre = scanPre(scanner);
  const post = scanPost(scanner);
  const dev = scanDev(scanner);
  const local = scanLocal(scanner);
  return makeVersion({ epoch, release, pre, post, dev, local });
}

/** `(.N)*` after the first number. Arrays of the right length from the start: most of a version's memory is here. */
function scanRelease(scanner: VersionScanner, first: VersionNumber): VersionNumber[] {
  const second = scanReleaseSegment(scanner);
  if (second === undefined) return [first];
  const third = scanReleaseSegment(scanner);
  if (third === undefined) return [first, second];
  const release = [first, second, third];
  let next = scanReleaseSegment(scanner);
  while (next !== undefined) {
    release.push(next);
    next = scanReleaseSegment(scanner);
  }
  return release;
}

function scanReleaseSegment(scanner: VersionScanner): VersionNumber | undefined {
  if (!scanner.accept(DOT)) return undefined;
  const segment = scanner.number();
  if (segment === undefined) scanner.position -= 1;
  return segment;
}

function scanPre(scanner: VersionScanner): PreRelease | undefined {
  const before = scanner.position;
  scanner.acceptSeparator();
  for (const [word, letter] of PRE_WORDS) {
    if (scanner.acceptWord(word)) return { letter, number: scanNumberOfWord(scanner) };
  }
  scanner.position = before;
  return undefined;
}

function scanPost(scanner: VersionScanner): VersionNumber | undefined {
  const before = scanner.position;
  const implicit = scanner.accept(DASH) ? scanner.number() : undefined;
  if (implicit !== undefined) return implicit;
  scanner.position = before;
  return scanWordWithNumber(scanner, POST_WORDS);
}

function scanDev(scanner: VersionScanner): VersionNumber | undefined {
  return scanWordWithNumber(scanner, DEV_WORDS);
}

function scanWordWithNumber(scanner: VersionScanner, words: readonly string[]): VersionNumber | undefined {
  const before = scanner.position;
  scanner.acceptSeparator();
  for (const word of words) {
    if (scanner.acceptWord(word)) return scanNumberOfWord(scanner);
  }
  scanner.position = before;
  return undefined;
}

/** PEP 440 § Implicit pre-release number and its siblings: a separator may follow the word, no number means 0. */
function scanNumberOfWord(scanner: VersionScanner): VersionNumber {
  scanner.acceptSeparator();
  return scanner.number() ?? 0;
}

/** PEP 440 § Local version identifiers: `+` and segments of ASCII letters and digits. */
function scanLocal(scanner: VersionScanner): (string | VersionNumber)[] | undefined {
  const before = scanner.position;
  if (!scanner.accept(PLUS)) return undefined;
  const segments: (string | VersionNumber)[] = [];
  for (;;) {
    const segment = scanLocalSegment(scanner);
    if (segment === undefined) break;
    segments.push(segment);
    if (!scanner.acceptSeparator()) return segments;
  }
  // Nothing after the `+` or after a separator: that is where the fault is.
  if (segments.length === 0) scanner.position = before;
  else scanner.position -= 1;
  return segments.length === 0 ? undefined : segments;
}

function scanLocalSegment(scanner: VersionScanner): string | VersionNumber | undefined {
  const start = scanner.position;
  const { overlong } = scanner;
  const value = scanner.number();
  if (!isAsciiLetter(scanner.peek())) return value;
  // A run of digits that goes on with letters is text, however long it is.
  scanner.overlong = overlong;
  while (isAsciiLetter(scanner.peek()) || isAsciiDigit(scanner.peek())) scanner.position += 1;
  return scanner.text.slice(start, scanner.position).toLowerCase();
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function invalidVersion(text: string, scanner: VersionScanner): StandardsError {
  const start = scanner.position;
  return new StandardsError({
    code: "version-invalid",
    severity: "error",
    state: `${excerpt(text)} is not a version: ${describeFault(text, scanner)}`,
    trigger: "reading it as a version (PEP 440)",
    consequence: "no installer can order it, and none would choose it",
    remedy: "write N.N.N, then at most aN, bN or rcN, then .postN, then .devN, then +local",
    span: { start, end: Math.max(start, scanner.end) },
  });
}

function describeFault(text: string, scanner: VersionScanner): string {
  if (text.length > MAX_VERSION_LENGTH) return `it is longer than ${MAX_VERSION_LENGTH} characters`;
  if (scanner.overlong) return `a number in it has more than ${MAX_DIGITS} digits`;
  if (scanner.position >= scanner.end) return "it ends where a number should stand";
  return `${excerpt(text.slice(scanner.position, scanner.end))} does not fit there`;
}
