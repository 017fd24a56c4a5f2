/** Headers of compound statements: which block a line opens, and where its colon is (language reference § 8). */

import type { Block, BlockKind, BlockStack } from "./blocks.ts";
import { isKeyword } from "./keywords.ts";
import type { LogicalLine, Statement } from "./logical-line.ts";

export interface Header {
  readonly block: Block;
  /** Position of the colon that ends the header. */
  readonly colon: number;
}

const HEADER_WORDS: ReadonlySet<string> = new Set(
  "if elif else for while try except finally with def class async match case".split(" "),
);

/** What catches ImportError. */
const CATCHES_IMPORT_ERROR: ReadonlySet<string> = new Set(
  "ImportError ModuleNotFoundError Exception BaseException".split(" "),
);

/** The header that a line begins with; undefined for simple statements. */
export function readHeader(line: LogicalLine, blocks: BlockStack): Header | undefined {
  const word = line.text(0);
  if (!HEADER_WORDS.has(word)) return undefined;
  const colon = findHeaderColon(line, word);
  if (colon < 0) return undefined;
  const subject = word === "async" ? line.text(1) : word;
  return { block: makeBlock(subject, { from: 1, to: colon }, line, blocks), colon };
}

/** The first colon outside brackets that belongs to no lambda. -1 where the line is no header. */
function findHeaderColon(line: LogicalLine, word: string): number {
  let lambdas = 0;
  for (let position = 1; position < line.length; position += 1) {
    if (line.depth(position) > 0) continue;
    if (line.text(position) === "lambda") lambdas += 1;
    if (!line.isOperator(position, ":")) continue;
    if (lambdas === 0) return isSoft(word) && position === 1 ? -1 : position;
    lambdas -= 1;
  }
  return -1;
}

/** `match` and `case` are names unless a subject and a colon follow. */
function isSoft(word: string): boolean {
  return !isKeyword(word);
}

function makeBlock(word: string, range: Statement, line: LogicalLine, blocks: BlockStack): Block {
  const { indent } = line;
  const previous = blocks.previous(indent);
  switch (word) {
    case "def":
      return { kind: "function", indent };
    case "class":
      return { kind: "class", indent, className: line.text(1) };
    case "try":
      return { kind: "try", indent, attempt: { catchesImportError: false } };
    case "except":
      return makeHandler(range, line, previous);
    case "else":
      return makeElse(indent, previous);
    case "if":
      return { kind: conditionKind(range, line), indent };
    case "elif":
      return { kind: previous?.kind === "versioned" ? "versioned" : conditionKind(range, line), indent };
    case "with":
      return { kind: suppressesImportError(range, line) ? "suppress" : "plain", indent };
    case "case":
      return { kind: "conditional", indent };
    default:
      return { kind: "plain", indent };
  }
}

function makeHandler(range: Statement, line: LogicalLine, previous: Block | undefined): Block {
  const attempt = previous?.attempt;
  if (attempt && catchesImportError(range, line)) attempt.catchesImportError = true;
  return { kind: "handler", indent: line.indent, ...(attempt ? { attempt } : {}) };
}

/** The `else` of a `try` runs only after its body worked; the `else` of `if TYPE_CHECKING` runs always. */
function makeElse(indent: number, previous: Block | undefined): Block {
  if (previous?.attempt) return { kind: "handler", indent, attempt: previous.attempt };
  const kind = previous?.kind;
  if (kind === "versioned" || kind === "conditional") return { kind, indent };
  return { kind: kind === "script" ? "conditional" : "plain", indent };
}

function conditionKind(range: Statement, line: LogicalLine): BlockKind {
  const first = line.text(range.from);
  if (line.findName(range, "TYPE_CHECKING") >= 0) return first === "not" ? "plain" : "typing";
  if (range.to === range.from + 1 && (first === "False" || first === "0")) return "typing";
  if (range.to === range.from + 1 && (first === "True" || first === "1")) return "plain";
  if (line.findName(range, "__name__") >= 0) return "script";
  const isVersioned = ["version_info", "hexversion", "PY2", "PY3"].some(
    (name) => line.findName(range, name) >= 0,
  );
  return isVersioned ? "versioned" : "conditional";
}

function catchesImportError(range: Statement, line: LogicalLine): boolean {
  if (range.from >= range.to) return true;
  for (let position = range.from; position < range.to; position += 1) {
    if (line.text(position) === "as") return false;
    if (CATCHES_IMPORT_ERROR.has(line.text(position))) return true;
  }
  return false;
}

function suppressesImportError(range: Statement, line: LogicalLine): boolean {
  return line.findName(range, "suppress") >= 0 && catchesImportError(range, line);
}
