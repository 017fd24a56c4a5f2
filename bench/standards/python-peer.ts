/** Rates of Python programs, measured beside ours in the same run. */
import { spawnSync } from "node:child_process";

/** A Python with `packaging` in it, and which version that is. */
export interface PackagingPython {
  readonly command: string;
  readonly version: string;
}

/** Looks in LINCHPIN_PACKAGING_PYTHON, then for `python3` and `python`; says so where there is none. */
export function findPackagingPython(): PackagingPython | undefined {
  for (const command of [process.env["LINCHPIN_PACKAGING_PYTHON"], "python3", "python"]) {
    if (command === undefined) continue;
    const result = spawnSync(command, ["-c", "import packaging; print(packaging.__version__)"], {
      encoding: "utf8",
      timeout: 10_000,
    });
    if (result.status === 0) return { command, version: result.stdout.trim() };
  }
  process.stderr.write("*** SKIPPED: no Python with packaging; name one in LINCHPIN_PACKAGING_PYTHON\n");
  return undefined;
}

/**
 * Runs a Python program that defines `work(items)`, once to warm up and then for `seconds`.
 * @returns how many items it worked through in a second.
 */
export function pythonRate(
  python: PackagingPython,
  program: string,
  items: readonly unknown[],
  seconds: number,
): number {
  const timed = `${program}
import json, sys, time
items = json.load(sys.stdin)
work(items)
start, count = time.perf_counter(), 0
while time.perf_counter() - start < ${seconds}:
    work(items)
    count += len(items)
print(count / (time.perf_counter() - start))
`;
  const result = spawnSync(python.command, ["-c", timed], {
    encoding: "utf8",
    input: JSON.stringify(items),
    timeout: 1_000 * (seconds + 60),
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return Number(result.stdout);
}

/** The same for a function here. */
export function ownRate<Item>(
  work: (items: readonly Item[]) => void,
  items: readonly Item[],
  seconds: number,
): number {
  work(items);
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 1_000 * seconds) {
    work(items);
    count += items.length;
  }
  return (count * 1_000) / (performance.now() - start);
}
