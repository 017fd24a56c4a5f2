/**
 * The peer of the standards benchmarks: `packaging` in a Python named by `LINCHPIN_PACKAGING_PYTHON`, else `python3` or
 * `python`. Both sides do the same cases in the same run, and the best round of each counts.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type BenchRow, rateRow } from "../row.ts";

const SCRIPT = fileURLToPath(new URL("time_packaging.py", import.meta.url));
const ROUNDS = 7;

/** What `time_packaging.py` is asked to do. */
interface Task {
  readonly kind: "sort" | "filter" | "evaluate" | "requirements";
  readonly cases: readonly string[];
  readonly [parameter: string]: unknown;
}

/** One row, or none where no Python has `packaging`. `work` does all operations that are counted once. */
export function besidePackaging(
  bench: string,
  unit: string,
  count: number,
  work: () => unknown,
  task: Task,
): BenchRow[] {
  const python = [process.env["LINCHPIN_PACKAGING_PYTHON"], "python3", "python"].find(
    (command) => command !== undefined && versionOfPackaging(command) !== undefined,
  );
  if (python === undefined) {
    process.stderr.write(`bench: no Python with packaging for ${bench}: set LINCHPIN_PACKAGING_PYTHON\n`);
    return [];
  }
  const input = JSON.stringify({ ...task, rounds: ROUNDS });
  const peer = spawnSync(python, [SCRIPT], { input, encoding: "utf8" });
  const theirs = Number(peer.stdout);
  if (!(theirs > 0)) throw new Error(`time_packaging.py gave no rate for ${bench}: ${peer.stderr}`);
  return [rateRow(bench, unit, bestRate(count, work), `packaging ${versionOfPackaging(python)}`, theirs)];
}

function versionOfPackaging(command: string): string | undefined {
  const result = spawnSync(command, ["-c", "import packaging; print(packaging.__version__)"], {
    encoding: "utf8",
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Operations a second in the best of the rounds; as many rounds before let the engine compile. */
function bestRate(count: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return (count / best) * 1000;
}
