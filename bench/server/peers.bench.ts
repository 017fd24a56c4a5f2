/** Ours beside the indexes that people run today, over the same small project: pages, start, memory at rest. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWheel } from "@linchpin/testing";
import { usageOf } from "../load/process.ts";
import { type Load, measureLoad } from "../load/wrk.ts";
import { type BenchRow, costRow, rateRow } from "../row.ts";
import { importFolder, startLinchpin } from "./linchpin.ts";
import { type Peer, startPeers } from "./python-peers.ts";

const PROJECT = "small-project";
const FILES = 5;
const LOAD: Load = {
  connections: 32,
  seconds: 4,
  headers: { Accept: "application/vnd.pypi.simple.v1+json" },
};

export async function run(): Promise<readonly BenchRow[]> {
  const wheels = mkdtempSync(join(tmpdir(), "linchpin-wheels-"));
  const data = mkdtempSync(join(tmpdir(), "linchpin-bench-"));
  for (let index = 0; index < FILES; index++) {
    const { fileName, bytes } = makeWheel({ name: PROJECT, version: `1.${index}.0` });
    writeFileSync(join(wheels, fileName), bytes);
  }
  importFolder(wheels, data);
  const ours: Peer = { serving: await startLinchpin(data), page: (project) => `/staging/simple/${project}/` };
  const peers = await startPeers(wheels, PROJECT, `${ours.serving.url}/staging/simple/`);
  try {
    const mine = await measure(ours);
    const rows: BenchRow[] = [];
    for (const peer of peers) rows.push(...rowsBeside(mine, await measure(peer), peer.serving.name));
    return rows;
  } finally {
    await Promise.all([ours, ...peers].map(({ serving }) => serving.stop()));
    await Promise.all([wheels, data].map((folder) => rm(folder, { recursive: true })));
  }
}

async function measure({ serving, page }: Peer) {
  const atRest = usageOf(serving.pid);
  const measured = await measureLoad(`${serving.url}${page(PROJECT)}`, LOAD);
  const spent = usageOf(serving.pid).processorSeconds - atRest.processorSeconds;
  return {
    requests: measured.requestsPerSecond,
    processor: (spent / measured.requests) * 10_000,
    startSeconds: serving.startMs / 1000,
    restMegabytes: atRest.residentBytes / 1e6,
  };
}

type Measurements = Awaited<ReturnType<typeof measure>>;

function rowsBeside(ours: Measurements, theirs: Measurements, peer: string): readonly BenchRow[] {
  return [
    rateRow(`page of ${FILES} files, 32 connections`, "requests/s", ours.requests, peer, theirs.requests),
    costRow("the same, processor", "s per 10,000", ours.processor, peer, theirs.processor),
    costRow("start to first answer", "s", ours.startSeconds, peer, theirs.startSeconds),
    costRow("memory at rest", "MB", ours.restMegabytes, peer, theirs.restMegabytes),
  ];
}
