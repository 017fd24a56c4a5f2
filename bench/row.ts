/** One line of a benchmark: ours beside a peer's, measured in the same run on the same machine. */
export interface BenchRow {
  readonly bench: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /** How many times better ours is: above 1 is faster (or smaller), whatever the unit. */
  readonly ratio: number;
  readonly unit: string;
}

/** Every benchmark module exports this. A peer that is not on the machine gives no row and says so on stderr. */
export interface Benchmark {
  run(): Promise<readonly BenchRow[]>;
}

/** The row for two rates, where more is better. */
export function rateRow(bench: string, unit: string, ours: number, peer: string, theirs: number): BenchRow {
  return { bench, unit, ours, peer, theirs, ratio: ours / theirs };
}

/** The row for two costs (seconds, bytes), where less is better. */
export function costRow(bench: string, unit: string, ours: number, peer: string, theirs: number): BenchRow {
  return { bench, unit, ours, peer, theirs, ratio: theirs / ours };
}
