/** A worker thread: hashing and archive reading, so that the request thread never waits for the processor. */

import { parentPort } from "node:worker_threads";
import { HashSet } from "./hash-set.ts";
import type { WorkerAnswer, WorkerRequest, WorkerResult } from "./protocol.ts";

const streams = new Map<number, HashSet>();

parentPort?.on("message", (request: WorkerRequest) => void answer(request));

async function answer(request: WorkerRequest): Promise<void> {
  try {
    send({ id: request.id, result: await work(request) });
  } catch (error) {
    send({ id: request.id, failure: error as Error });
  }
}

function send(message: WorkerAnswer): void {
  parentPort?.postMessage(message, []);
}

async function work(request: WorkerRequest): Promise<WorkerResult> {
  switch (request.kind) {
    case "hash-open":
      streams.set(request.stream, new HashSet(request.legacy));
      break;
    case "hash-chunk":
      streams.get(request.stream)?.update(request.chunk);
      break;
    case "hash-finish":
      return finishHash(request.stream);
    case "hash-drop":
      streams.delete(request.stream);
      break;
    case "read-distribution": {
      const { readDistributionFile } = await import("./read-distribution.ts");
      return readDistributionFile(request.path, request.filename);
    }
    case "check-distribution": {
      const { checkDistributionFile } = await import("./check-distribution.ts");
      return checkDistributionFile(request.path, request.filename);
    }
  }
  return undefined;
}

function finishHash(stream: number): WorkerResult {
  const hashes = streams.get(stream);
  if (hashes === undefined) throw new Error(`there is no stream ${stream}`);
  streams.delete(stream);
  return hashes.digest();
}
