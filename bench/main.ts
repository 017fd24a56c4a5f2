/**
 * `npm run bench [-- NAME...]`: runs the benchmarks whose path holds one of the names (all without names) and prints
 * each as a ratio to a peer in the same run. `--json` prints the rows for a machine.
 */
import { globSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Benchmark, BenchRow } from "./row.ts";

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** Modules that end in `.bench.ts`, by their path below this folder. */
function benchmarksNamed(names: readonly string[]): readonly string[] {
  return globSync("*/**/*.bench.ts", { cwd: FOLDER, exclude: ["**/node_modules"] })
    .filter((path) => names.length === 0 || names.some((name) => path.includes(name)))
    .toSorted();
}

async function runAll(paths: readonly string[]): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const path of paths) {
    process.stderr.write(`bench: ${relative(".", path)} ...\n`);
    const benchmark = (await import(pathToFileURL(join(FOLDER, path)).href)) as Benchmark;
    rows.push(...(await benchmark.run()));
  }
  return rows;
}

function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.bench,
    `${row.ratio.toFixed(2)} x ${row.peer}`,
    `${formatNumber(row.ours)} : ${formatNumber(row.theirs)} ${row.unit}`,
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}

function formatNumber(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

const parameters = process.argv.slice(2);
const paths = benchmarksNamed(parameters.filter((each) => !each.startsWith("--")));
if (paths.length === 0) {
  process.stderr.write(`no benchmark matches ${parameters.join(" ")}\n`);
  process.exit(2);
}
const rows = await runAll(paths);
process.stdout.write(
  parameters.includes("--json") ? `${JSON.stringify(rows, undefined, 2)}\n` : `${tableOf(rows)}\n`,
);
