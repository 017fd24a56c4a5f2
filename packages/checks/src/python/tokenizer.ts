/**
 * The tokens of Python source, in one pass from the first character to the last (language reference, chapter 2).
 *
 * Design: a checker reads every module of every wheel, so a token costs no allocation: the tokenizer is a cursor
 * whose fields describe the token it stands on. It never throws. Broken source still gives tokens, and `fault` says
 * what was seen first; whether that makes the file invalid is for a real grammar to decide (`syntax.ts`).
 * What is deliberately missing: values of numbers, escapes in strings, the meaning of operators.
 */

import { isDigit, isNamePart, isNameStart } from "./characters.ts";
import { type StringScan, scanString } from "./string-scan.ts";

export const END = 0;
export const NAME = 1;
export const NUMBER = 2;
export const STRING = 3;
export const OPERATOR = 4;
/** The end of a logical line. */
export const NEWLINE = 5;

/** Tabs move to the next multiple of this (language reference § 2.1.8). */
const TAB_WIDTH = 8;

export class Tokenizer {
  readonly source: string;
  kind = NEWLINE;
  /** Offsets of the token in the source, in UTF-16 code units; `end` is excluded. */
  start = 0;
  end = 0;
  /** One-based line on which the token starts. */
  line = 1;
  /** For an operator: its first character. */
  code = 0;
  /** Open brackets: an opening bracket counts itself, a closing one does not. */
  depth = 0;
  /** Width of the white space before the first token of the logical line. */
  indent = 0;
  /** What the last string token held. */
  string: StringScan | undefined;
  /** The first lexical error. */
  fault: { readonly line: number; readonly what: string } | undefined;
  #cursor: number;
  #line = 1;
  #atLineStart = true;

  constructor(source: string) {
    this.source = source;
    // A byte order mark is no part of the program.
    this.#cursor = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next token and returns its kind. After END it stays on END. */
  next(): number {
    if (this.#atLineStart && this.depth === 0) this.#measureIndent();
    this.#skipBlanks();
    this.start = this.#cursor;
    this.line = this.#line;
    if (this.#cursor >= this.source.length) return this.#finish();
    const code = this.source.charCodeAt(this.#cursor);
    if (code === 10 || code === 13) return this.#newline(code);
    this.#atLineStart = false;
    if (isNameStart(code)) return this.#nameOrString();
    if (isDigit(code)) return this.#number();
    if (code === 34 || code === 39) return this.#stringAt(this.#cursor);
    if (code === 46 && isDigit(this.source.charCodeAt(this.#cursor + 1))) return this.#number();
    return this.#operator(code);
  }

  /** The text of the token. */
  text(): string {
    return this.source.slice(this.start, this.end);
  }

  #finish(): number {
    if (this.depth > 0) this.#report("a bracket that is never closed");
    this.depth = 0;
    // A last line without a line break is still a logical line.
    return this.#token(this.kind === NEWLINE || this.kind === END ? END : NEWLINE, this.start);
  }

  /** Consumes blank lines, comment lines and the white space before the first token of a logical line. */
  #measureIndent(): void {
    const { source } = this;
    let width = 0;
    for (;;) {
      const code = source.charCodeAt(this.#cursor);
      if (code === 35) {
        this.#skipComment();
        continue;
      }
      if (code === 10 || code === 13) {
        this.#consumeLineBreak(code);
        width = 0;
        continue;
      }
      if (code === 32) width += 1;
      else if (code === 9) width = (Math.floor(width / TAB_WIDTH) + 1) * TAB_WIDTH;
      else if (code === 12) width = 0;
      else break;
      this.#cursor += 1;
    }
    this.indent = width;
  }

  /** White space, comments, escaped line breaks, and inside brackets every line break. */
  #skipBlanks(): void {
    const { source } = this;
    for (;;) {
      const code = source.charCodeAt(this.#cursor);
      if (code === 32 || code === 9 || code === 12) this.#cursor += 1;
      else if (code === 35) this.#skipComment();
      else if (this.depth > 0 && (code === 10 || code === 13)) this.#consumeLineBreak(code);
      else if (code === 92 && isLineBreak(source.charCodeAt(this.#cursor + 1))) {
        this.#cursor += 1;
        this.#consumeLineBreak(source.charCodeAt(this.#cursor));
      } else return;
    }
  }

  #skipComment(): void {
    const { source } = this;
    while (this.#cursor < source.length && !isLineBreak(source.charCodeAt(this.#cursor))) this.#cursor += 1;
  }

  /** `\n`, `\r\n` or `\r`: one line break. */
  #consumeLineBreak(code: number): void {
    this.#cursor += code === 13 && this.source.charCodeAt(this.#cursor + 1) === 10 ? 2 : 1;
    this.#line += 1;
  }

  #newline(code: number): number {
    this.#consumeLineBreak(code);
    this.#atLineStart = true;
    return this.#token(NEWLINE, this.#cursor);
  }

  #nameOrString(): number {
    const { source } = this;
    let cursor = this.#cursor + 1;
    let code = source.charCodeAt(cursor);
    while (isNamePart(code)) {
      cursor += 1;
      code = source.charCodeAt(cursor);
    }
    const isPrefix = (code === 34 || code === 39) && isStringPrefix(source, this.#cursor, cursor);
    return isPrefix ? this.#stringAt(cursor) : this.#token(NAME, cursor);
  }

  #number(): number {
    const { source } = this;
    let cursor = this.#cursor + 1;
    for (; cursor < source.length; cursor += 1) {
      const code = source.charCodeAt(cursor);
      if (isNamePart(code) || code === 46) continue;
      if ((code === 43 || code === 45) && isExponentSign(source, this.#cursor, cursor)) continue;
      break;
    }
    return this.#token(NUMBER, cursor);
  }

  #stringAt(quote: number): number {
    const scan = scanString(this.source, this.#cursor, quote);
    this.string = scan;
    if (!scan.terminated) this.#report("a string that is never closed");
    this.#line += scan.lineBreaks;
    return this.#token(STRING, scan.end);
  }

  #operator(code: number): number {
    this.code = code;
    if (code === 40 || code === 91 || code === 123) this.depth += 1;
    else if (code === 41 || code === 93 || code === 125) {
      if (this.depth === 0) this.#report("a closing bracket that was never opened");
      else this.depth -= 1;
    } else if (code === 36 || code === 63 || code === 96 || code === 92 || code < 32) {
      this.#report(`the character ${JSON.stringify(String.fromCharCode(code))}`);
    }
    return this.#token(OPERATOR, this.#cursor + operatorLength(this.source, this.#cursor, code));
  }

  #token(kind: number, end: number): number {
    this.kind = kind;
    this.end = end;
    if (kind !== NEWLINE) this.#cursor = end;
    return kind;
  }

  #report(what: string): void {
    this.fault ??= { line: this.#line, what };
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** At most two letters out of b, r, u, f and t before a quote are a prefix (language reference § 2.4.1). */
function isStringPrefix(source: string, start: number, end: number): boolean {
  return end - start <= 2 && /^[bruft]+$/i.test(source.slice(start, end));
}

/** The sign in `1e-5`, but not the minus in `0xe-5`. */
function isExponentSign(source: string, start: number, cursor: number): boolean {
  const letter = source.charCodeAt(cursor - 1) | 32;
  const isHexadecimal = source.charCodeAt(start) === 48 && (source.charCodeAt(start + 1) | 32) === 120;
  return letter === 101 && !isHexadecimal;
}

/** Operators that are longer than one character matter where they change the meaning of their first one. */
function operatorLength(source: string, at: number, code: number): number {
  const next = source.charCodeAt(at + 1);
  const third = source.charCodeAt(at + 2);
  if (next === 61 && OPERATORS_WITH_EQUALS.includes(code)) return 2;
  if (code === 45 && next === 62) return 2;
  if (code === 46 && next === 46 && third === 46) return 3;
  // `**`, `//`, `<<`, `>>`, each also with `=`.
  if (next === code && DOUBLED_OPERATORS.includes(code)) return third === 61 ? 3 : 2;
  return 1;
}

/** `!` `%` `&` `*` `+` `-` `/` `:` `<` `=` `>` `@` `^` `|` */
const OPERATORS_WITH_EQUALS: readonly number[] = [33, 37, 38, 42, 43, 45, 47, 58, 60, 61, 62, 64, 94, 124];
/** `*` `/` `<` `>` */
const DOUBLED_OPERATORS: readonly number[] = [42, 47, 60, 62];
