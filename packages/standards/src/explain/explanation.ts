import type { Machine } from "../tag/machine.ts";

/** What a text turned out to be. */
export type ExplanationKind = "version" | "specifiers" | "requirement" | "marker" | "wheel" | "sdist";

/** What a text of the packaging standards means, for people and for programs. */
export interface Explanation {
  readonly kind: ExplanationKind;
  /** The thing in its normal form, and in a few words what it is. */
  readonly title: string;
  /** Sentences, the most important first. */
  readonly lines: readonly string[];
  /** The same as values that JSON can hold. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ExplainOptions {
  /** The Python for which markers and wheels are judged; `parseMachine` reads one from a word. */
  readonly machine?: Machine;
}
