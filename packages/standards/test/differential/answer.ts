/** What is asked, how this package answers, and whether two answers are the same. */
import { StandardsError } from "@linchpin/standards";
import type { Random } from "./random.ts";

/** One kind of question: how often it is asked beside the others, how it is made and how this package answers it. */
export interface QuestionKind<Question> {
  readonly weight: number;
  readonly make: (random: Random) => Partial<Question>;
  readonly answer: (question: Question) => unknown;
}

export interface Comparison<Question extends object> {
  readonly title: string;
  /** The oracle's script, beside this file. */
  readonly script: string;
  readonly kinds: Readonly<Record<string, QuestionKind<Question>>>;
  /** The exceptions of the reference that stand for the codes of this package. */
  readonly errorNames: (code: string) => string;
  /** The table that keeps answers for replay, `answer-table.ts`. */
  readonly table?: string;
  /** Whether docs/standards-differences.md has a row for the question. */
  readonly isDeliberate: (question: Question & { readonly kind: string }, theirs: unknown) => boolean;
}

/** This package's answer. Any error but its own goes through: it is a mistake, whatever the question. */
export function answer<Question extends object>(
  comparison: Comparison<Question>,
  question: Question & { readonly kind: string },
): unknown {
  try {
    return comparison.kinds[question.kind]?.answer(question);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { error: comparison.errorNames(error.problem.code) };
  }
}

/** Where the reference breaks instead of answering, any error of this package will do. */
export function agree(ours: unknown, theirs: unknown): boolean {
  if (isError(theirs) && "crash" in theirs) return isError(ours);
  return JSON.stringify(sortKeys(ours)) === JSON.stringify(sortKeys(theirs));
}

export function isError(value: unknown): value is object {
  return typeof value === "object" && value !== null && ("error" in value || "crash" in value);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
