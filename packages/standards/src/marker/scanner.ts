/**
 * The characters of a dependency specifier or a marker, read once from left to right (PEP 508 § Grammar). Each method
 * reads one token at the current position or leaves the position alone.
 */
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";

/** The longest text that is looked at, in UTF-16 code units. */
export const MAX_REQUIREMENT_LENGTH = 1_000_000;

/** What is being read, for the words of its errors. */
export interface ScannedThing {
  readonly code: string;
  /** As in "… is not a marker". */
  readonly noun: string;
  readonly consequence: string;
  readonly remedy: string;
}

export class RequirementScanner {
  readonly text: string;
  readonly thing: ScannedThing;
  position = 0;

  constructor(text: string, thing: ScannedThing) {
    this.text = text;
    this.thing = thing;
    if (text.length > MAX_REQUIREMENT_LENGTH) {
      throw this.fault(`it is longer than ${MAX_REQUIREMENT_LENGTH} characters`, text.length);
    }
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The code unit at the position, NaN at the end. */
  peek(): number {
    return this.text.charCodeAt(this.position);
  }

  /** `wsp` of the grammar: spaces and tabs, nothing else. */
  skipSpace(): boolean {
    const start = this.position;
    let code = this.peek();
    while (code === 0x20 || code === 0x09) {
      this.position += 1;
      code = this.peek();
    }
    return this.position > start;
  }

  /** Passes the text where it stands next. */
  accept(expected: string): boolean {
    if (!this.text.startsWith(expected, this.position)) return false;
    this.position += expected.length;
    return true;
  }

  /** Passes the word where it stands next and is not the beginning of a longer one. */
  acceptWord(word: string): boolean {
    if (
      !this.text.startsWith(word, this.position) ||
      isWordPart(this.text.charCodeAt(this.position + word.length))
    )
      return false;
    this.position += word.length;
    return true;
  }

  /** `identifier` of the grammar: a name of a project or an extra. */
  identifier(): string | undefined {
    const { text, position: start } = this;
    if (!isAsciiAlphanumeric(text.charCodeAt(start))) return undefined;
    let end = start + 1;
    while (isIdentifierPart(text.charCodeAt(end))) end += 1;
    // A name may end in an underscore, as packaging reads it, but not in a dash or a dot.
    while (!isWordPart(text.charCodeAt(end - 1))) end -= 1;
    this.position = end;
    return text.slice(start, end);
  }

  /** The error that says what does not fit, from `start` (else the position) to `end` (else one character on). */
  fault(what: string, end = this.position + 1, start = this.position): StandardsError {
    const { code, noun, consequence, remedy } = this.thing;
    return new StandardsError({
      code,
      severity: "error",
      state: `${excerpt(this.text)} is not ${noun}: ${what}`,
      trigger: `reading it as ${noun} (PEP 508)`,
      consequence,
      remedy,
      span: { start, end: Math.max(start, Math.min(end, this.text.length)) },
    });
  }

  /** `fault` that says what should stand at the position, and what stands there. */
  expected(what: string, start = this.position): StandardsError {
    const found = this.atEnd
      ? "it ends"
      : `${excerpt(this.text.slice(this.position, this.position + 20))} stands`;
    return this.fault(`${found} where ${what} is expected`, this.position + 1, start);
  }
}

function isAsciiAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

/** ASCII only: where another letter stands next, whatever is read there is wrong anyhow. */
function isWordPart(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === 0x5f;
}

function isIdentifierPart(code: number): boolean {
  return isWordPart(code) || code === 0x2d || code === 0x2e;
}
