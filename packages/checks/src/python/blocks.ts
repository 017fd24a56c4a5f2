/** The blocks around a statement, from indentation, and what they mean for an import inside them. */

import type { ImportContext } from "./outline.ts";

export type BlockKind =
  | "function"
  | "class"
  | "try"
  | "handler"
  | "typing"
  | "versioned"
  | "conditional"
  | "script"
  | "suppress"
  | "plain";

/** A `try` statement: whether one of its handlers catches ImportError is known only after its body. */
export interface Attempt {
  catchesImportError: boolean;
}

export interface Block {
  readonly kind: BlockKind;
  /** Indentation of the header; the body is deeper. */
  readonly indent: number;
  /** Of `try` and its handlers and `else`. */
  readonly attempt?: Attempt;
  /** Of a class at the top level. */
  readonly className?: string;
}

export class BlockStack {
  readonly #blocks: Block[] = [];
  /** The block that ended last at an indentation: `else` and `except` go on from it. */
  readonly #closed = new Map<number, Block>();

  /** Ends every block that a line with this indentation is not inside of. */
  leave(indent: number): void {
    for (let last = this.#blocks.at(-1); last && last.indent >= indent; last = this.#blocks.at(-1)) {
      this.#closed.set(last.indent, last);
      this.#blocks.pop();
    }
  }

  enter(block: Block): void {
    this.#blocks.push(block);
  }

  /** The block before an `elif`, `else`, `except` or `finally` at this indentation. */
  previous(indent: number): Block | undefined {
    return this.#closed.get(indent);
  }

  /** The class directly around the statement, when it stands at the top level of the module. */
  get topLevelClass(): string | undefined {
    return this.#blocks.length === 1 ? this.#blocks[0]?.className : undefined;
  }

  /** Whether names bound here are names of the module. */
  get isModuleScope(): boolean {
    return !this.#blocks.some((block) => block.kind === "function" || block.kind === "class");
  }

  /** Whether a handler may catch what fails here. */
  get isInTry(): boolean {
    return this.#blocks.some(({ kind }) => kind === "try" || kind === "handler" || kind === "suppress");
  }

  /** The tries around the statement, whose handlers may not have been read yet. */
  get attempts(): readonly Attempt[] {
    return this.#blocks.flatMap((block) => (block.kind === "try" && block.attempt ? [block.attempt] : []));
  }

  /** The context by the blocks alone; `attempts` can still turn it into "guarded". */
  get context(): ImportContext {
    const kinds = new Set(this.#blocks.map((block) => block.kind));
    if (kinds.has("typing")) return "typing";
    if (kinds.has("function")) return "deferred";
    if (kinds.has("script")) return "script";
    if (kinds.has("handler") || kinds.has("suppress")) return "guarded";
    if (kinds.has("versioned")) return "versioned";
    return kinds.has("conditional") ? "conditional" : "always";
  }
}
