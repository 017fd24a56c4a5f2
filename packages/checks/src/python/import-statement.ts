/** The two import statements (language reference § 7.11). */

import type { LogicalLine, Statement } from "./logical-line.ts";
import { NAME, OPERATOR } from "./tokenizer.ts";

/** A statement read; `bindings` are the names that it makes in its scope. */
export interface ImportRead {
  readonly module: string;
  readonly level: number;
  readonly names: readonly string[] | undefined;
  readonly isStar: boolean;
  readonly bindings: readonly string[];
}

/** Reads `import …` or `from … import …`; several for `import a, b`, none where it is malformed. */
export function readImports(line: LogicalLine, statement: Statement): ImportRead[] {
  const isLazy = line.text(statement.from) === "lazy";
  const range = isLazy ? { from: statement.from + 1, to: statement.to } : statement;
  if (line.text(range.from) === "import") return readPlain(line, { from: range.from + 1, to: range.to });
  const read = line.text(range.from) === "from" ? readFrom(line, range) : undefined;
  return read ? [read] : [];
}

/** `import a.b as c, d` */
function readPlain(line: LogicalLine, range: Statement): ImportRead[] {
  return line.split(range, 0).flatMap((part) => {
    const { name: module, end } = readDottedName(line, part.from, part.to);
    if (module === "") return [];
    const alias = line.text(end) === "as" ? line.text(end + 1) : (module.split(".")[0] ?? module);
    return [{ module, level: 0, names: undefined, isStar: false, bindings: [alias] }];
  });
}

/** `from ..a.b import (c as d, e)` */
function readFrom(line: LogicalLine, statement: Statement): ImportRead | undefined {
  let position = statement.from + 1;
  let level = 0;
  for (; line.kind(position) === OPERATOR && /^\.+$/.test(line.text(position)); position += 1) {
    level += line.text(position).length;
  }
  const { name: module, end } = readDottedName(line, position, statement.to);
  if (line.text(end) !== "import" || (module === "" && level === 0)) return undefined;
  if (line.isOperator(end + 1, "*")) return { module, level, names: [], isStar: true, bindings: [] };
  const inBrackets = line.isOperator(end + 1, "(");
  const list = inBrackets ? { from: end + 2, to: statement.to - 1 } : { from: end + 1, to: statement.to };
  const parts = line.split(list, inBrackets ? 1 : 0).filter((part) => line.kind(part.from) === NAME);
  const names = parts.map((part) => line.text(part.from));
  const bindings = parts.map((part) =>
    line.text(line.text(part.from + 1) === "as" ? part.from + 2 : part.from),
  );
  return { module, level, names, isStar: false, bindings };
}

/** Names joined by dots, from a position on; `end` is the position after them. */
function readDottedName(line: LogicalLine, from: number, to: number): { name: string; end: number } {
  let end = from;
  let name = "";
  while (end < to && line.isIdentifier(end)) {
    name += line.text(end);
    end += 1;
    if (!line.isOperator(end, ".") || !line.isIdentifier(end + 1)) break;
    name += ".";
    end += 1;
  }
  return { name, end };
}
