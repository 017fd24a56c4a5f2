/**
 * Watches code that runs while the module is imported for what older Pythons parse and then refuse: new forms of annotations,
 * and new names of standard modules.
 */

import type { LogicalLine, Statement } from "./logical-line.ts";
import type { AttributeUse, RuntimeNeed } from "./outline.ts";
import { NAME } from "./tokenizer.ts";

const MAXIMUM_NEEDS = 50;
const MAXIMUM_ATTRIBUTES = 500;

/** Built-in classes that can be subscribed since Python 3.9 (PEP 585). */
const GENERIC_BUILTINS: ReadonlySet<string> = new Set("list dict set frozenset tuple type".split(" "));
const BUILTIN_CLASSES: ReadonlySet<string> = new Set(
  "int str float bool bytes list dict set tuple object complex".split(" "),
);
/** Options of dataclasses that came with Python 3.10. */
const NEW_DATACLASS_OPTIONS: ReadonlySet<string> = new Set("slots kw_only match_args".split(" "));

export class RuntimeWatch {
  readonly needs: RuntimeNeed[] = [];
  readonly #attributes = new Map<string, AttributeUse & { readonly isAnnotation: boolean }>();

  /** Without those in annotations, where these do not run. */
  attributes(isPostponed: boolean): AttributeUse[] {
    return [...this.#attributes.values()].filter(({ isAnnotation }) => !isAnnotation || !isPostponed);
  }

  /** Looks at a line that runs on import. `header` is the part before the colon of a compound statement. */
  endLine(line: LogicalLine, header: Statement | undefined): void {
    const first = line.text(0);
    if (header !== undefined && (first === "def" || first === "async")) this.#signature(line, header);
    if (header === undefined && line.isOperator(1, ":") && line.isIdentifier(0)) {
      const equals = line.findOperator({ from: 2, to: line.length }, "=");
      this.#annotation(line, { from: 2, to: equals < 0 ? line.length : equals });
    }
    if (first === "@" && line.findName({ from: 1, to: line.length }, "dataclass") >= 0) this.#dataclass(line);
    const isAnnotation = first === "def" || first === "async" || line.isOperator(1, ":");
    this.#noteAttributes(line, isAnnotation);
  }

  /** The annotations of parameters and of the result. */
  #signature(line: LogicalLine, header: Statement): void {
    const arrow = line.findOperator(header, "->");
    if (arrow >= 0) this.#annotation(line, { from: arrow + 1, to: header.to });
    for (const parameter of line.split({ from: header.from, to: arrow < 0 ? header.to : arrow }, 1)) {
      const colon = line.findOperator(parameter, ":", 1);
      if (colon < 0) continue;
      const equals = line.findOperator({ from: colon, to: parameter.to }, "=", 1);
      this.#annotation(line, { from: colon + 1, to: equals < 0 ? parameter.to : equals });
    }
  }

  #annotation(line: LogicalLine, range: Statement): void {
    for (let position = range.from; position < range.to; position += 1) {
      if (line.kind(position) === NAME && line.isOperator(position + 1, "[") && position + 1 < range.to) {
        const name = line.text(position);
        if (GENERIC_BUILTINS.has(name) && !line.isOperator(position - 1, ".")) {
          this.#need(line, `the annotation ${name}[…]`, 9);
        }
      }
      if (line.isOperator(position, "|") && isUnionOfClasses(line, position)) {
        this.#need(line, "an annotation with |", 10);
      }
    }
  }

  #dataclass(line: LogicalLine): void {
    for (let position = 1; position < line.length - 1; position += 1) {
      const name = line.text(position);
      if (NEW_DATACLASS_OPTIONS.has(name) && line.isOperator(position + 1, "=")) {
        this.#need(line, `dataclass(${name}=…)`, 10);
      }
    }
  }

  /** `name.attribute`, where nothing stands before the name. */
  #noteAttributes(line: LogicalLine, isAnnotation: boolean): void {
    for (let position = 0; position < line.length - 2; position += 1) {
      if (line.kind(position) !== NAME || !line.isOperator(position + 1, ".")) continue;
      if (line.isOperator(position - 1, ".") || line.kind(position + 2) !== NAME) continue;
      const [owner, attribute] = [line.text(position), line.text(position + 2)];
      const key = `${owner}.${attribute}`;
      const known = this.#attributes.get(key);
      if (known?.isAnnotation === false || this.#attributes.size >= MAXIMUM_ATTRIBUTES) continue;
      if (known === undefined || !isAnnotation) {
        this.#attributes.set(key, { owner, attribute, line: line.line, isAnnotation });
      }
    }
  }

  #need(line: LogicalLine, what: string, since: number): void {
    if (this.needs.length < MAXIMUM_NEEDS) this.needs.push({ line: line.line, what, since });
  }
}

/** Whether one side of a `|` is None or a built-in class: then it is certainly a union of classes. */
function isUnionOfClasses(line: LogicalLine, position: number): boolean {
  return [line.text(position - 1), line.text(position + 1)].some(
    (side) => side === "None" || BUILTIN_CLASSES.has(side),
  );
}
