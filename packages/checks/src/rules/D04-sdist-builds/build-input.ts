/** A file that a build will read. */
export interface BuildInput {
  /** Relative to the top folder. */
  readonly path: string;
  /** The file that names it. */
  readonly from: string;
  readonly line?: number;
}
