/**
 * Where a Python string literal ends, and what in it needs a newer Python.
 *
 * Formatted strings are read as PEP 701 does it: a replacement field is code, so a quote inside it does not end the
 * string. Valid source for older versions never has such a quote there, so one reading serves all versions.
 */

export interface StringScan {
  /** Offset after the closing quote; the end of the line or text where there is none. */
  readonly end: number;
  /** Offsets of what is between the quotes. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** The letters before the quote, in lower case. */
  readonly prefix: string;
  readonly terminated: boolean;
  /** Line breaks inside the literal. */
  readonly lineBreaks: number;
  /** A replacement field holds a backslash, a comment, or the string's own quote: Python 3.12 (PEP 701). */
  readonly needsNewFormat: boolean;
  /** `f"{name=}"`: Python 3.8. */
  readonly selfDocumenting: boolean;
}

/** Deeper replacement fields are read as text; CPython itself stops at 150. */
const MAXIMUM_NESTING = 40;

/** Reads the literal whose prefix begins at `start` and whose first quote is at `quote`. */
export function scanString(source: string, start: number, quote: number): StringScan {
  return new StringScanner(source, start, quote).scan();
}

/** The text of a literal without formatting fields; simple escapes are left as they are written. */
export function stringText(source: string, scan: StringScan): string {
  return source.slice(scan.contentStart, scan.contentEnd);
}

class StringScanner {
  readonly #source: string;
  readonly #start: number;
  readonly #quote: number;
  readonly #nesting: number;
  #cursor: number;
  #lineBreaks = 0;
  #needsNewFormat = false;
  #selfDocumenting = false;

  constructor(source: string, start: number, quote: number, nesting = 0) {
    this.#source = source;
    this.#start = start;
    this.#quote = quote;
    this.#nesting = nesting;
    this.#cursor = quote;
  }

  scan(): StringScan {
    const prefix = this.#source.slice(this.#start, this.#quote).toLowerCase();
    const code = this.#source.charCodeAt(this.#quote);
    const triple =
      this.#source.charCodeAt(this.#quote + 1) === code && this.#source.charCodeAt(this.#quote + 2) === code;
    const contentStart = this.#quote + (triple ? 3 : 1);
    this.#cursor = contentStart;
    const formatted = (prefix.includes("f") || prefix.includes("t")) && this.#nesting < MAXIMUM_NESTING;
    const terminated = formatted
      ? this.#readFormatted(code, triple, prefix.includes("r"))
      : this.#readPlain(code, triple);
    const contentEnd = this.#cursor;
    return {
      end: terminated ? contentEnd + (triple ? 3 : 1) : contentEnd,
      contentStart,
      contentEnd,
      prefix,
      terminated,
      lineBreaks: this.#lineBreaks,
      needsNewFormat: this.#needsNewFormat,
      selfDocumenting: this.#selfDocumenting,
    };
  }

  /** Moves to the closing quote; false where the text or, without triple quotes, the line ends first. */
  #readPlain(quote: number, triple: boolean): boolean {
    const source = this.#source;
    for (; this.#cursor < source.length; this.#cursor += 1) {
      const code = source.charCodeAt(this.#cursor);
      if (code === quote && (!triple || this.#closesTriple(quote))) return true;
      if (code === 92) this.#skipEscape();
      else if (code === 10 || code === 13) {
        if (!triple) return false;
        this.#countLineBreak(code);
      }
    }
    return false;
  }

  /** As `#readPlain`, with replacement fields between the text. */
  #readFormatted(quote: number, triple: boolean, isRaw: boolean): boolean {
    const source = this.#source;
    for (; this.#cursor < source.length; this.#cursor += 1) {
      const code = source.charCodeAt(this.#cursor);
      if (code === quote && (!triple || this.#closesTriple(quote))) return true;
      if (code === 92) this.#skipFormattedEscape(isRaw);
      else if (code === 123) this.#readBrace(quote, triple);
      else if (code === 10 || code === 13) {
        if (!triple) return false;
        this.#countLineBreak(code);
      }
    }
    return false;
  }

  /** A backslash does not take a brace with it, except in the name of `\N{…}`. */
  #skipFormattedEscape(isRaw: boolean): void {
    const next = this.#source[this.#cursor + 1];
    if (next === "{" || next === "}") return;
    this.#skipEscape();
    const closing = next === "N" && !isRaw && this.#source[this.#cursor + 1] === "{" ? this.#nameEnd() : -1;
    if (closing >= 0) this.#cursor = closing;
  }

  /** The brace that ends a character's name; -1 where none does. */
  #nameEnd(): number {
    const LONGEST_CHARACTER_NAME = 100;
    const end = this.#source.slice(this.#cursor, this.#cursor + LONGEST_CHARACTER_NAME).indexOf("}");
    return end < 0 ? -1 : this.#cursor + end;
  }

  /** `{{` is text; any other `{` begins a replacement field. */
  #readBrace(quote: number, triple: boolean): void {
    if (this.#source.charCodeAt(this.#cursor + 1) === 123) {
      this.#cursor += 1;
      return;
    }
    this.#cursor += 1;
    this.#readField(quote, triple, 0);
  }

  /**
   * A replacement field up to its `}`. Stops, without going past them, at what ends the whole literal:
   * a line break in a single-quoted string is legal in a field only since Python 3.12.
   */
  #readField(quote: number, triple: boolean, nesting: number): void {
    const source = this.#source;
    let depth = 0;
    for (; this.#cursor < source.length; this.#cursor += 1) {
      const code = source.charCodeAt(this.#cursor);
      if (code === 125 && depth === 0) return;
      if (code === 40 || code === 91 || code === 123) depth += 1;
      else if (code === 41 || code === 93 || code === 125) depth -= 1;
      else if (code === 34 || code === 39) this.#readNestedString(quote, triple);
      else if (code === 58 && depth === 0) return this.#readFormat(quote, triple, nesting);
      else this.#readFieldCharacter(code, triple, depth);
    }
  }

  #readFieldCharacter(code: number, triple: boolean, depth: number): void {
    const source = this.#source;
    if (code === 92 || code === 35) this.#needsNewFormat = true;
    if (code === 35)
      while (this.#cursor + 1 < source.length && source.charCodeAt(this.#cursor + 1) !== 10)
        this.#cursor += 1;
    if (code === 10 || code === 13) {
      if (!triple) this.#needsNewFormat = true;
      this.#countLineBreak(code);
    }
    if (code === 61 && depth === 0 && this.#isSelfDocumenting()) this.#selfDocumenting = true;
  }

  /** An `=` that ends the expression: after it come `}`, `!r` or `:`; `==`, `<=`, `!=` and `>=` are comparisons. */
  #isSelfDocumenting(): boolean {
    const before = this.#source[this.#cursor - 1] ?? "";
    if ("=<>!:".includes(before)) return false;
    let after = this.#cursor + 1;
    while (this.#source.charCodeAt(after) === 32) after += 1;
    const next = this.#source[after] ?? "";
    return next === "}" || next === ":" || (next === "!" && this.#source[after + 1] !== "=");
  }

  /** A string inside a field. The outer quote may come again since Python 3.12. */
  #readNestedString(quote: number, triple: boolean): void {
    const source = this.#source;
    let start = this.#cursor;
    while (start > this.#quote && /[a-z]/i.test(source[start - 1] ?? "") && this.#cursor - start < 2)
      start -= 1;
    const scan = new StringScanner(source, start, this.#cursor, this.#nesting + 1).scan();
    const reusesQuote =
      source.charCodeAt(this.#cursor) === quote && (!triple || isTriple(source, this.#cursor));
    if (reusesQuote || scan.needsNewFormat || source.slice(this.#cursor, scan.end).includes("\\")) {
      this.#needsNewFormat = true;
    }
    this.#lineBreaks += scan.lineBreaks;
    this.#cursor = Math.max(scan.end - 1, this.#cursor);
  }

  /** The format after `:`, which is text with fields of its own. */
  #readFormat(quote: number, triple: boolean, nesting: number): void {
    const source = this.#source;
    for (this.#cursor += 1; this.#cursor < source.length; this.#cursor += 1) {
      const code = source.charCodeAt(this.#cursor);
      if (code === 125) return;
      const ends = code === quote && (!triple || this.#closesTriple(quote));
      if (ends || ((code === 10 || code === 13) && !triple)) {
        this.#cursor -= 1;
        return;
      }
      if (code === 10 || code === 13) this.#countLineBreak(code);
      if (code === 123 && nesting < MAXIMUM_NESTING) {
        this.#cursor += 1;
        this.#readField(quote, triple, nesting + 1);
      }
    }
  }

  #closesTriple(quote: number): boolean {
    return (
      this.#source.charCodeAt(this.#cursor + 1) === quote &&
      this.#source.charCodeAt(this.#cursor + 2) === quote
    );
  }

  /** A backslash takes the next character with it, and an escaped line break is one line break. */
  #skipEscape(): void {
    this.#cursor += 1;
    const code = this.#source.charCodeAt(this.#cursor);
    if (code === 10 || code === 13) this.#countLineBreak(code);
  }

  #countLineBreak(code: number): void {
    this.#lineBreaks += 1;
    if (code === 13 && this.#source.charCodeAt(this.#cursor + 1) === 10) this.#cursor += 1;
  }
}

function isTriple(source: string, quote: number): boolean {
  const code = source.charCodeAt(quote);
  return source.charCodeAt(quote + 1) === code && source.charCodeAt(quote + 2) === code;
}
