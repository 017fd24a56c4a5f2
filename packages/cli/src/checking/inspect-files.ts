/** Reads distributions into facts, in worker threads where there is enough to do for the second processor. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { fileSource } from "@linchpin/archives";
import { type InspectedDistribution, inspectDistribution } from "@linchpin/checks";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";

/** Below this many bytes in all, starting threads takes longer than reading. */
const WORTH_A_THREAD = 3_000_000;
const MOST_THREADS = 8;

/** One file, read here. Bytes that are no distribution are a fact, not an error. */
export async function inspectFile(path: string, contents: boolean): Promise<InspectedDistribution> {
  const source = await fileSource(path);
  try {
    return await inspectDistribution(source, basename(path), { contents });
  } finally {
    await source.close();
  }
}

/** In the order of the paths. */
export async function inspectFiles(
  paths: readonly string[],
  contents: boolean,
): Promise<readonly InspectedDistribution[]> {
  for (const path of paths) requireDistribution(path);
  const total = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const threads = Math.min(paths.length, availableParallelism(), MOST_THREADS);
  if (threads < 2 || total < WORTH_A_THREAD) {
    const inspected: InspectedDistribution[] = [];
    for (const path of paths) inspected.push(await inspectFile(path, contents));
    return inspected;
  }
  return inThreads(paths, contents, threads);
}

function requireDistribution(path: string): void {
  if (/\.(?:whl|tar\.gz|zip)$/.test(path)) return;
  throw failure(EXIT.usage, {
    code: "usage-no-distribution",
    state: `${path} is neither a wheel (.whl) nor an sdist (.tar.gz)`,
    trigger: "looking for what to check",
    consequence: "nothing was checked",
    remedy: "name wheels, sdists, a folder that holds some, or a source folder",
  });
}

/** Each thread takes the next file as soon as it is free; the largest are read first. */
async function inThreads(
  paths: readonly string[],
  contents: boolean,
  threads: number,
): Promise<readonly InspectedDistribution[]> {
  const waiting = paths
    .map((path, index) => ({ path, index }))
    .toSorted((a, b) => statSync(b.path).size - statSync(a.path).size);
  const results: InspectedDistribution[] = [];
  const run = async (): Promise<void> => {
    const worker = new Worker(new URL("inspect-worker.ts", import.meta.url));
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        results[next.index] = await ask(worker, next.path, contents);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, run));
  return results;
}

function ask(worker: Worker, path: string, contents: boolean): Promise<InspectedDistribution> {
  return new Promise((done, failed) => {
    const settle = (answer: { value: InspectedDistribution } | { error: unknown }): void => {
      worker.removeAllListeners();
      if ("value" in answer) done(answer.value);
      else failed(answer.error);
    };
    worker.once("message", (answer: { value: InspectedDistribution } | { error: unknown }) => settle(answer));
    worker.once("error", (error) => settle({ error }));
    worker.postMessage({ path, contents }, []);
  });
}
