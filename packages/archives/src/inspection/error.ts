/** What this package throws, and what it lists when a mirrored file is odd but readable. */
import type { Problem } from "@linchpin/standards";
import type { ShapeCode } from "./shapes.ts";

/** A shape that was met in an archive, and where. */
export interface ArchiveProblem extends Problem {
  readonly code: ShapeCode;
  /** The row of the threat table, for example `Z5`. */
  readonly row: string;
  /** The member that it is about, as its name is stored. */
  readonly member?: string;
  /** The byte of the file (in a tar: of the decompressed tar) at which the record in question begins. */
  readonly offset?: number;
}

/** The only error that this package throws for bad bytes. Its message is the state and the consequence in one line. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly problem: ArchiveProblem;

  constructor(problem: ArchiveProblem, options?: ErrorOptions) {
    super(`${problem.state}: ${problem.consequence}`, options);
    this.problem = problem;
  }
}
