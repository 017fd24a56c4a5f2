/**
 * The one shape in which Linchpin says that something is wrong: state, trigger, consequence, and what to do
 * (design §2). Every parser of this package throws or returns problems and nothing else.
 */

/** How much a problem weighs: an `error` makes the document unusable, a `warning` does not. */
export type Severity = "error" | "warning";

/** A part of a text, in UTF-16 code units: `start` included, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong, as a value. `code` is stable and kebab-case, for example `version-invalid`. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;
  /** Where in the text that was parsed. */
  readonly span?: Span;
  /** One-based, in documents. */
  readonly line?: number;
  /** One-based, in UTF-16 code units. */
  readonly column?: number;
  /** The field or dotted key that the problem is about. */
  readonly field?: string;
}

/** What a parser of a document gives: as much of the value as could be read, and all that was found. */
export interface Parsed<Value> {
  /** Absent when nothing usable could be read. */
  readonly value?: Value;
  readonly problems: readonly Problem[];
}

/** The only error that this package throws. Its message is the state and the consequence in one line. */
export class StandardsError extends Error {
  override readonly name = "StandardsError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.state}: ${problem.consequence}`);
    this.problem = problem;
  }
}
