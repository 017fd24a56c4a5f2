import { isPythonSpace } from "../text/python-text.ts";

/*
 * The lexical level of MIME parameters (RFC 2045 § 5.1, RFC 5322 § 3.2.2), as Python's `email.headerregistry` reads it.
 * Each `take` function moves past what it reads and gives `undefined` where Python would note a defect.
 */

const TOKEN_ENDS = new Set(' \t()<>@,:;\\"[]/?=');
const ATTRIBUTE_ENDS = new Set([...TOKEN_ENDS, "*", "'", "%"]);
const EXTENDED_ENDS = new Set([...TOKEN_ENDS, "*", "'"]);

/**
 * RFC 2047 encoded words are not looked for in tokens, but inside quotes they are a defect, wherever they end. Text that
 * is not ASCII, or begins with `=` and no hexadecimal number, makes it no encoded word.
 */
const ENCODED_WORD = /^=\?[^?]*\?[QqBb]\?(?!=(?![0-9A-Fa-f]{2}))[^?\x80-\uffff]*\?=/;
const MAX_COMMENT_DEPTH = 100;

export class ContentTypeScanner {
  readonly text: string;
  position: number;

  constructor(text: string, position = 0) {
    this.text = text;
    this.position = position;
  }

  get next(): string | undefined {
    return this.text[this.position];
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Moves past the character when it is the next one. */
  skip(character: string): boolean {
    if (this.next !== character) return false;
    this.position++;
    return true;
  }

  /** A run of characters that end neither a token nor, with `percent` false, an attribute. */
  takeAttribute(options: { readonly percent: boolean }): string | undefined {
    const ends = options.percent ? EXTENDED_ENDS : ATTRIBUTE_ENDS;
    const start = this.position;
    while (!this.isAtEnd && !ends.has(this.next!)) this.position++;
    const run = this.text.slice(start, this.position);
    return run === "" || hasControl(run) ? undefined : run;
  }

  /** White space and comments. @returns false when a comment does not end or holds control characters. */
  skipComments(): boolean {
    while (this.next === " " || this.next === "\t" || this.next === "(") {
      if (this.next !== "(") this.skipSpace();
      else if (!this.skipComment(0)) return false;
    }
    return true;
  }

  /** A text in double quotes; runs of white space in it count as one space, a backslash takes the next character. */
  takeQuoted(): string | undefined {
    this.position++;
    let value = "";
    while (!this.isAtEnd && this.next !== '"') {
      if (this.next === " " || this.next === "\t") {
        this.skipSpace();
        value += " ";
        continue;
      }
      if (this.text.startsWith("=?", this.position) && ENCODED_WORD.test(this.text.slice(this.position))) {
        return undefined;
      }
      const run = this.takeEscapedRun('"');
      if (hasControl(run)) return undefined;
      value += run;
    }
    return this.skip('"') ? value : undefined;
  }

  private skipComment(depth: number): boolean {
    if (depth > MAX_COMMENT_DEPTH) return false;
    this.position++;
    while (!this.isAtEnd && this.next !== ")") {
      if (this.next === " " || this.next === "\t") this.skipSpace();
      else if (this.next === "(") {
        if (!this.skipComment(depth + 1)) return false;
      } else if (hasControl(this.takeEscapedRun("()"))) return false;
    }
    return this.skip(")");
  }

  /** Up to white space or an end character that no backslash protects. */
  private takeEscapedRun(ends: string): string {
    let run = "";
    let isEscaped = false;
    while (!this.isAtEnd && this.next !== " " && this.next !== "\t") {
      const character = this.next!;
      if (character === "\\" && !isEscaped) isEscaped = true;
      else if (!isEscaped && ends.includes(character)) break;
      else {
        run += character;
        isEscaped = false;
      }
      this.position++;
    }
    return run;
  }

  /** Begins with a space or tab and takes every kind of white space after it. */
  private skipSpace(): void {
    while (!this.isAtEnd && isPythonSpace(this.text.charCodeAt(this.position))) this.position++;
  }
}

function hasControl(text: string): boolean {
  return /[\0-\x20\x7f]/u.test(text);
}
