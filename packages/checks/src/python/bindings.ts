/** The names that a simple statement or a header binds in its scope (language reference § 4.2.1). */

import type { LogicalLine, Statement } from "./logical-line.ts";
import { NAME } from "./tokenizer.ts";

/** Names bound by a simple statement that is neither an import nor a definition. */
export function readBindings(line: LogicalLine, statement: Statement): string[] {
  const first = line.text(statement.from);
  if (first === "global") return identifiers(line, { from: statement.from + 1, to: statement.to });
  if (first === "type" && line.isIdentifier(statement.from + 1)) return [line.text(statement.from + 1)];
  const assigned = assignedNames(line, statement);
  return line.findOperator(statement, ":=", 1) < 0
    ? assigned
    : [...assigned, ...walrusNames(line, statement)];
}

/** Names bound by the header of a compound statement: loop targets, `as` names, walrus targets. */
export function readHeaderBindings(line: LogicalLine, header: Statement): string[] {
  const names = walrusNames(line, header);
  const offset = line.text(header.from) === "async" ? 1 : 0;
  const word = line.text(header.from + offset);
  if (word === "for") {
    const end = line.findName(header, "in");
    names.push(...targetNames(line, { from: header.from + offset + 1, to: end < 0 ? header.to : end }));
  }
  if (word === "with" || word === "except") names.push(...asNames(line, header));
  return names;
}

/** Every target before an `=` outside brackets, and the name of `name: annotation`. */
function assignedNames(line: LogicalLine, statement: Statement): string[] {
  const names: string[] = [];
  const colon = line.findOperator(statement, ":");
  if (colon === statement.from + 1 && line.isIdentifier(statement.from)) return [line.text(statement.from)];
  let { from } = statement;
  for (let equals = line.findOperator(statement, "="); equals >= 0; ) {
    names.push(...targetNames(line, { from, to: equals }));
    from = equals + 1;
    equals = line.findOperator({ from, to: statement.to }, "=");
  }
  return names;
}

/** The names in a target list; attributes and subscriptions bind no name. */
function targetNames(line: LogicalLine, range: Statement): string[] {
  const names: string[] = [];
  for (let position = range.from; position < range.to; position += 1) {
    if (line.isOperator(position, ".")) position += 1;
    else if (position > range.from && opensTrailer(line, position))
      position = closingBracket(line, position, range.to);
    else if (line.isIdentifier(position) && !isOwner(line, position, range.to))
      names.push(line.text(position));
  }
  return names;
}

/** Whether the name is only the way to an attribute or an item. */
function isOwner(line: LogicalLine, position: number, to: number): boolean {
  const after = position + 1;
  return after < to && [".", "[", "("].some((operator) => line.isOperator(after, operator));
}

/** A bracket directly after a name or a closing bracket subscribes or calls. */
function opensTrailer(line: LogicalLine, position: number): boolean {
  if (!line.isOperator(position, "[") && !line.isOperator(position, "(")) return false;
  const before = position - 1;
  return line.isIdentifier(before) || line.isOperator(before, "]") || line.isOperator(before, ")");
}

function closingBracket(line: LogicalLine, open: number, to: number): number {
  let position = open + 1;
  while (position < to && line.depth(position) > line.depth(open)) position += 1;
  return position;
}

function walrusNames(line: LogicalLine, range: Statement): string[] {
  const names: string[] = [];
  for (let position = range.from + 1; position < range.to; position += 1) {
    if (line.isOperator(position, ":=") && line.kind(position - 1) === NAME)
      names.push(line.text(position - 1));
  }
  return names;
}

function asNames(line: LogicalLine, range: Statement): string[] {
  const names: string[] = [];
  for (let position = range.from; position < range.to - 1; position += 1) {
    if (line.text(position) === "as" && line.isIdentifier(position + 1)) names.push(line.text(position + 1));
  }
  return names;
}

function identifiers(line: LogicalLine, range: Statement): string[] {
  const names: string[] = [];
  for (let position = range.from; position < range.to; position += 1) {
    if (line.isIdentifier(position)) names.push(line.text(position));
  }
  return names;
}
