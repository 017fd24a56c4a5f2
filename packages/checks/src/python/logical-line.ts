/**
 * One logical line of Python at a time, its tokens in arrays that are used again for the next one.
 * A statement is a range of token positions; `;` separates statements on a line (language reference § 7).
 */

import { isKeyword } from "./keywords.ts";
import { stringText } from "./string-scan.ts";
import { END, NAME, NEWLINE, OPERATOR, STRING, type Tokenizer } from "./tokenizer.ts";

/** Tokens of one line that are kept; generated tables are longer, and nothing of interest stands at their end. */
const MAXIMUM_TOKENS = 20_000;

export interface Statement {
  /** Position of the first token. */
  readonly from: number;
  /** Position after the last token. */
  readonly to: number;
}

/** Called for each token while a line is read, so that facts about tokens need no second pass. */
export interface TokenListener {
  onToken(tokenizer: Tokenizer): void;
}

export class LogicalLine {
  readonly #tokenizer: Tokenizer;
  readonly #listener: TokenListener;
  readonly #kinds: number[] = [];
  readonly #codes: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #depths: number[] = [];
  readonly #strings: string[] = [];
  /** Number of tokens. */
  length = 0;
  indent = 0;
  /** One-based line of the first token. */
  line = 0;

  constructor(tokenizer: Tokenizer, listener: TokenListener) {
    this.#tokenizer = tokenizer;
    this.#listener = listener;
  }

  /** Reads the next logical line; false at the end of the source. */
  read(): boolean {
    const tokenizer = this.#tokenizer;
    this.length = 0;
    if (tokenizer.next() === END) return false;
    this.indent = tokenizer.indent;
    this.line = tokenizer.line;
    while (tokenizer.kind !== NEWLINE && tokenizer.kind !== END) {
      this.#listener.onToken(tokenizer);
      if (this.length < MAXIMUM_TOKENS) this.#keep(tokenizer);
      tokenizer.next();
    }
    return true;
  }

  #keep(tokenizer: Tokenizer): void {
    const position = this.length;
    const { kind, code } = tokenizer;
    const opens = kind === OPERATOR && (code === 40 || code === 91 || code === 123);
    this.#kinds[position] = kind;
    this.#codes[position] = kind === OPERATOR ? code : 0;
    this.#starts[position] = tokenizer.start;
    this.#ends[position] = tokenizer.end;
    this.#depths[position] = opens ? tokenizer.depth - 1 : tokenizer.depth;
    if (kind === STRING && tokenizer.string)
      this.#strings[position] = stringText(tokenizer.source, tokenizer.string);
    this.length += 1;
  }

  kind(position: number): number {
    return position < this.length ? (this.#kinds[position] ?? NEWLINE) : NEWLINE;
  }

  /** Brackets around the token; an opening and its closing bracket have the same depth. */
  depth(position: number): number {
    return this.#depths[position] ?? 0;
  }

  /** The token as written; "" past the end. */
  text(position: number): string {
    return position < this.length
      ? this.#tokenizer.source.slice(this.#starts[position], this.#ends[position])
      : "";
  }

  /** What is between the quotes of a string token. */
  string(position: number): string | undefined {
    return this.kind(position) === STRING ? this.#strings[position] : undefined;
  }

  /** Whether an operator token is exactly this character. */
  isOperator(position: number, character: string): boolean {
    return (
      this.kind(position) === OPERATOR &&
      this.#codes[position] === character.charCodeAt(0) &&
      (this.#ends[position] ?? 0) - (this.#starts[position] ?? 0) === character.length
    );
  }

  /** Whether the token is a name that is no keyword. */
  isIdentifier(position: number): boolean {
    return this.kind(position) === NAME && !isKeyword(this.text(position));
  }

  /** The first position in the range where the operator stands outside brackets; -1 where it does not. */
  findOperator(range: Statement, character: string, depth = 0): number {
    for (let position = range.from; position < range.to; position += 1) {
      if (this.#depths[position] === depth && this.isOperator(position, character)) return position;
    }
    return -1;
  }

  /** The first position in the range of a name; -1 where it does not occur. */
  findName(range: Statement, name: string): number {
    for (let position = range.from; position < range.to; position += 1) {
      if (this.#kinds[position] === NAME && this.text(position) === name) return position;
    }
    return -1;
  }

  /** The statements of a range, split at its semicolons. */
  statements(range: Statement): Statement[] {
    const statements: Statement[] = [];
    let { from } = range;
    for (let semicolon = this.findOperator(range, ";"); semicolon >= 0; ) {
      if (semicolon > from) statements.push({ from, to: semicolon });
      from = semicolon + 1;
      semicolon = this.findOperator({ from, to: range.to }, ";");
    }
    if (range.to > from) statements.push({ from, to: range.to });
    return statements;
  }

  /** The range cut at the commas that stand at a depth. */
  split(range: Statement, depth: number): Statement[] {
    const parts: Statement[] = [];
    let { from } = range;
    for (let position = range.from; position < range.to; position += 1) {
      if (this.#depths[position] !== depth || !this.isOperator(position, ",")) continue;
      parts.push({ from, to: position });
      from = position + 1;
    }
    if (from < range.to) parts.push({ from, to: range.to });
    return parts;
  }
}
