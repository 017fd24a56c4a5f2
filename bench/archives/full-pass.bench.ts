/**
 * The full pass over a wheel (decompress, check and hash every member, hash the file) beside what the same bytes cost with
 * plain zlib and SHA-256, in processor time; and its memory on a wheel of 500 MB.
 */
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { bytesSource, openWheel, type ZipMember } from "@linchpin/archives";
import { makeWheel } from "@linchpin/testing";
import type { BenchRow } from "../row.ts";
import { compressible, largeWheel, manyModules } from "./made-wheels.ts";

const ROUNDS = 7;
const MEMORY_LIMIT_MB = 150;

export async function run(): Promise<BenchRow[]> {
  return [
    await fullPass(
      "2,000 modules of 8 kB",
      makeWheel({ name: "acme", version: "1", files: manyModules(2000) }),
    ),
    await fullPass("4 libraries of 30 MB", makeWheel({ name: "acme", version: "1", files: libraries() })),
    memory(),
  ];
}

function libraries(): Record<string, Uint8Array> {
  return Object.fromEntries(
    [1, 2, 3, 4].map((seed) => [`acme/lib${seed}.so`, compressible(30_000_000, seed)]),
  );
}

/** Decompressed MB for each second of processor time, the median of several rounds that take turns. */
async function fullPass(title: string, wheel: { fileName: string; bytes: Uint8Array }): Promise<BenchRow> {
  const { members } = await openWheel(bytesSource(wheel.bytes), wheel.fileName);
  const megabytes = members.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await processorSeconds(() => openWheel(bytesSource(wheel.bytes), wheel.fileName)));
    theirs.push(await processorSeconds(() => plainPass(wheel.bytes, members)));
  }
  return row(
    `full pass, ${title}`,
    megabytes / median(ours),
    "zlib + SHA-256",
    megabytes / median(theirs),
    "MB/s of one core",
  );
}

function plainPass(bytes: Uint8Array, members: readonly ZipMember[]): void {
  for (const { dataOffset, compressedBytes, method } of members) {
    const data = bytes.subarray(dataOffset, dataOffset + compressedBytes);
    hash("sha256", method === 0 ? data : inflateRawSync(data), "hex");
  }
}

/** The peak of a process that does nothing but the walk, against the promise. */
function memory(): BenchRow {
  const folder = mkdtempSync(join(tmpdir(), "linchpin-bench-"));
  try {
    const { fileName, bytes } = largeWheel(500_000_000);
    const path = join(folder, fileName);
    writeFileSync(path, bytes);
    const script = new URL("peak-memory.ts", import.meta.url).pathname;
    const { stdout, stderr } = spawnSync(process.execPath, [script, path], { encoding: "utf8" });
    if (!/^\d+/.test(stdout)) throw new Error(stderr);
    const peak = Number(stdout);
    return {
      bench: "memory on a wheel of 500 MB",
      ours: peak,
      peer: "promise",
      theirs: MEMORY_LIMIT_MB,
      ratio: MEMORY_LIMIT_MB / peak,
      unit: "MB",
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function row(bench: string, ours: number, peer: string, theirs: number, unit: string): BenchRow {
  return { bench, ours, peer, theirs, ratio: ours / theirs, unit };
}
