import type { Problem } from "@linchpin/standards";

/** The only error that this package throws for what is wrong outside of it; the problem says what to do. */
export class PythonError extends Error {
  override readonly name = "PythonError";
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.state}: ${problem.consequence}`, options);
    this.problem = problem;
  }
}
