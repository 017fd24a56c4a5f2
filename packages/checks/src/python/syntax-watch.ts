/**
 * Watches tokens for what only a newer Python, or none, can parse. It proposes; a real grammar decides (`syntax.ts`).
 * So it may be wrong about valid source, which costs time, but must not miss a construct that is on its list.
 */

import { isConstantKeyword, isKeyword } from "./keywords.ts";
import type { LogicalLine, Statement } from "./logical-line.ts";
import type { SyntaxSuspicion } from "./outline.ts";
import { NAME, NUMBER, OPERATOR, STRING, type Tokenizer } from "./tokenizer.ts";

/** More suspicions of one module say nothing new. */
const MAXIMUM_SUSPICIONS = 50;

const SOFT_KEYWORDS: ReadonlySet<string> = new Set("match case type lazy".split(" "));
const NEEDS_COLON: ReadonlySet<string> = new Set(
  "if elif else for while try except finally with def class".split(" "),
);
/** Keywords with which an operand begins. */
const STARTS_OPERAND: ReadonlySet<string> = new Set("lambda await yield".split(" "));

export class SyntaxWatch {
  readonly suspicions: SyntaxSuspicion[] = [];
  #previousIsOperand = false;
  #previousKind = 0;
  #previousCode = 0;
  #previousText = "";
  #isFirst = true;
  #isSecond = false;
  /** Whether each open bracket subscribes: a square one after an operand. */
  readonly #subscribes: boolean[] = [];

  startLine(): void {
    this.#previousIsOperand = false;
    this.#previousKind = 0;
    this.#previousCode = 0;
    this.#previousText = "";
    this.#isFirst = true;
    this.#isSecond = false;
    this.#subscribes.length = 0;
  }

  /** `text` is the token's text where it is a name. */
  onToken(tokenizer: Tokenizer, text: string): void {
    const { kind } = tokenizer;
    const isValueName = kind === NAME && (!isKeyword(text) || isConstantKeyword(text));
    const isOperand = isValueName || kind === NUMBER || kind === STRING;
    if (this.#previousIsOperand) this.#afterOperand(tokenizer, text, isOperand);
    if (kind === STRING) this.#onString(tokenizer);
    else if (kind === OPERATOR) this.#onOperator(tokenizer);
    else if (kind === NUMBER) this.#onNumber(tokenizer);
    else if (kind === NAME && text === "async" && tokenizer.depth > 0)
      this.#suspect(tokenizer.line, "async", 11);
    this.#previousIsOperand = isOperand || (kind === OPERATOR && isClosing(tokenizer.code));
    this.#previousKind = kind;
    this.#previousCode = kind === OPERATOR ? tokenizer.code : 0;
    this.#previousText = text;
    this.#isSecond = this.#isFirst;
    this.#isFirst = false;
  }

  /** Looks at a whole line; `colon` is the position that ends its header, -1 where it has none. */
  endLine(line: LogicalLine, colon: number): void {
    const first = line.text(0);
    const range = { from: 0, to: line.length };
    if (NEEDS_COLON.has(first) && colon < 0) this.#suspect(line.line, `"${first}" without a colon`);
    const word = first === "async" ? line.text(1) : first;
    if ((word === "def" || word === "class") && line.isOperator(first === "async" ? 3 : 2, "[")) {
      this.#suspect(line.line, "type parameters", 13);
    }
    if (word === "with" && line.isOperator(first === "async" ? 2 : 1, "("))
      this.#suspect(line.line, "with (…)", 9);
    if (first === "except") this.#exceptHeader(line, { from: 1, to: colon < 0 ? line.length : colon });
    if (first === "@" && !isPlainDecorator(line)) this.#suspect(line.line, "a decorator expression", 9);
    if ((word === "return" || word === "yield" || word === "for") && line.findOperator(range, "*") >= 0) {
      this.#suspect(line.line, `unpacking in ${word}`, 9);
    }
    if (word === "raise" && line.findOperator(range, ",") >= 0)
      this.#suspect(line.line, "raise with a comma");
    this.#softKeyword(line, first, colon);
    const last = line.length - 1;
    if (line.kind(last) === OPERATOR && !/^(?:[)\]}:,;*]|\.\.\.)$/.test(line.text(last))) {
      this.#suspect(line.line, "an expression that ends in an operator");
    }
  }

  suspect(line: number, what: string): void {
    this.#suspect(line, what);
  }

  /** The statements that begin with a soft keyword. */
  #softKeyword(line: LogicalLine, first: string, colon: number): void {
    if ((first === "match" || first === "case") && colon > 1) this.#suspect(line.line, first, 10);
    if (first === "type" && line.isIdentifier(1)) this.#suspect(line.line, "a type statement", 13);
    if (first === "lazy" && (line.text(1) === "import" || line.text(1) === "from")) {
      this.#suspect(line.line, "a lazy import", 15);
    }
  }

  #exceptHeader(line: LogicalLine, range: Statement): void {
    if (line.isOperator(1, "*")) this.#suspect(line.line, "except*", 11);
    if (line.findOperator(range, ",") >= 0) this.#suspect(line.line, "except A, B", 14);
  }

  /** Two operands with nothing between them; strings in a row are one string. */
  #afterOperand(tokenizer: Tokenizer, text: string, isOperand: boolean): void {
    const { kind } = tokenizer;
    const startsOperand =
      isOperand || (kind === OPERATOR && tokenizer.code === 123) || STARTS_OPERAND.has(text);
    if (!startsOperand || (kind === STRING && this.#previousKind === STRING)) return;
    if (this.#isSecond && SOFT_KEYWORDS.has(this.#previousText)) return;
    this.#suspect(tokenizer.line, "two values with no operator between them");
  }

  #onString(tokenizer: Tokenizer): void {
    const { string, line } = tokenizer;
    if (string === undefined) return;
    if (string.needsNewFormat)
      this.#suspect(line, "a quote, backslash or comment in a replacement field", 12);
    if (string.selfDocumenting) this.#suspect(line, 'f"{name=}"', 8);
    if (string.prefix.includes("t")) this.#suspect(line, "a template string", 14);
    if (/^(?:ur|ru|u.)$/.test(string.prefix)) this.#suspect(line, `the string prefix "${string.prefix}"`);
  }

  /** `0777` and `10L` are numbers of Python 2. */
  #onNumber(tokenizer: Tokenizer): void {
    if (/^0[0-9]*[1-9]|[lL]$/.test(tokenizer.text()) && /^\d+[lL]?$/.test(tokenizer.text())) {
      this.#suspect(tokenizer.line, "a number of Python 2");
    }
  }

  #onOperator(tokenizer: Tokenizer): void {
    const { code, line, depth } = tokenizer;
    const length = tokenizer.end - tokenizer.start;
    if (code === 40 || code === 91 || code === 123)
      this.#subscribes[depth] = code === 91 && this.#previousIsOperand;
    else if (code === 58 && length === 2) this.#suspect(line, "the walrus operator", 8);
    else if (code === 42 && length === 1 && !this.#previousIsOperand) this.#onStar(tokenizer);
    else if (this.#previousKind === OPERATOR && this.#previousCode === 47 && isAfterSlash(code)) {
      this.#suspect(line, "positional-only parameters", 8);
    } else if (this.#isFirst && BINARY_ONLY.has(code))
      this.#suspect(line, "a line that begins with an operator");
    else if (this.#previousKind === OPERATOR && isImpossiblePair(this.#previousCode, code)) {
      this.#suspect(line, "two operators in a row");
    }
  }

  /** A star that unpacks: in a subscription, an annotation or a comprehension it is new. */
  #onStar(tokenizer: Tokenizer): void {
    const { depth, line } = tokenizer;
    const isAnnotation = this.#previousKind === OPERATOR && this.#previousCode === 58;
    const inBrackets = depth > 0 && this.#previousKind === OPERATOR;
    const opensOrGoesOn = this.#previousCode === 91 || this.#previousCode === 44;
    if (isAnnotation) this.#suspect(line, "an unpacked annotation", 11);
    else if (inBrackets && opensOrGoesOn && this.#subscribes[depth] === true) {
      this.#suspect(line, "unpacking in a subscription", 11);
    }
  }

  #suspect(line: number, what: string, since?: number): void {
    if (this.suspicions.length < MAXIMUM_SUSPICIONS) this.suspicions.push({ line, what, since });
  }
}

/** Operators with which no statement begins: `/` `%` `<` `>` `=` `&` `|` `^` `!` `,` `:` `;` `.` and closing brackets. */
const BINARY_ONLY: ReadonlySet<number> = new Set([47, 37, 60, 62, 61, 38, 124, 94, 33, 44, 58, 59]);

function isAfterSlash(code: number): boolean {
  return code === 44 || code === 41 || code === 58;
}

/** `= =` and `<>`. */
function isImpossiblePair(first: number, second: number): boolean {
  return (first === 61 && second === 61) || (first === 60 && second === 62);
}

function isClosing(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}

/** `@name.name(…)`, which every Python 3 parses. */
function isPlainDecorator(line: LogicalLine): boolean {
  let position = 1;
  while (line.kind(position) === NAME) {
    position += 1;
    if (!line.isOperator(position, ".")) break;
    position += 1;
  }
  if (position === line.length) return true;
  return line.isOperator(position, "(") && line.depth(position) === 0 && closesAtEnd(line, position);
}

function closesAtEnd(line: LogicalLine, open: number): boolean {
  for (let position = open + 1; position < line.length; position += 1) {
    if (line.depth(position) === 0) return position === line.length - 1;
  }
  return false;
}
