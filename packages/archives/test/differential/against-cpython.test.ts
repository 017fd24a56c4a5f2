// Fails if an archive that an upload accepts holds other names or bytes for CPython's zipfile or tarfile than for our walk.
// A thousand mutants in every run; LINCHPIN_MUTANTS=20000 and LINCHPIN_SEED=… for a long one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { harmlessArchives, hostileArchives } from "@linchpin/testing";
import { readGzip } from "../../src/gzip/read.ts";
import { ArchiveError } from "../../src/inspection/error.ts";
import { Inspection } from "../../src/inspection/inspection.ts";
import type { Member } from "../../src/member.ts";
import { bytesSource } from "../../src/source/byte-source.ts";
import { ForwardReader } from "../../src/source/forward-reader.ts";
import { BlockReader } from "../../src/tar/block-reader.ts";
import { walkTar } from "../../src/tar/walk.ts";
import { walkZip } from "../../src/zip/walk.ts";
import { generateTar, generateZip } from "./generate.ts";
import { decompressed, mutateBytes, mutateTar, mutateZip } from "./mutate.ts";
import { askCpython, hasPython, type Seen } from "./oracle.ts";
import { Random } from "./random.ts";

const MUTANTS = Number(process.env["LINCHPIN_MUTANTS"] ?? 1000);
const SEED = Number(process.env["LINCHPIN_SEED"] ?? 1);
const BATCH = 500;
const MOST_BYTES = 100_000;

const SEEDS = [...harmlessArchives(), ...hostileArchives()].filter(
  ({ bytes }) => bytes.length > 100 && bytes.length < MOST_BYTES,
);

type Walk = (bytes: Uint8Array) => Promise<readonly Member[]>;

const walkZipBytes: Walk = async (bytes) => {
  const { members } = await walkZip(bytesSource(bytes), new Inspection(bytes.length));
  return members;
};

const walkTarBytes: Walk = async (bytes) => {
  const inspection = new Inspection(bytes.length);
  const blocks = new BlockReader(readGzip(new ForwardReader(bytesSource(bytes)), inspection));
  try {
    return await walkTar(blocks, inspection);
  } finally {
    await blocks.close();
  }
};

describe("against CPython", { skip: hasPython() ? false : "no python3" }, () => {
  it(`zipfile sees what we see in ${MUTANTS / 2} mutants`, async () => {
    const seeds = seedsOf(".whl");
    await compare("zip", walkZipBytes, (random) =>
      random.chance(0.5) ? generateZip(random) : mutateZip(random.pick(seeds), random, seeds),
    );
  });

  it(`tarfile sees what we see in ${MUTANTS / 2} mutants`, async () => {
    const seeds = seedsOf(".tar.gz");
    const tars = seeds.flatMap(decompressed);
    await compare("tar", walkTarBytes, (random) => {
      if (random.chance(0.5)) return generateTar(random);
      return random.chance(0.1)
        ? mutateBytes(random.pick(seeds), random, seeds)
        : mutateTar(random.pick(tars), random, tars);
    });
  });
});

function seedsOf(suffix: string): readonly Uint8Array[] {
  return SEEDS.filter(({ fileName }) => fileName.endsWith(suffix)).map(({ bytes }) => bytes);
}

async function compare(
  format: "zip" | "tar",
  walk: Walk,
  make: (random: Random) => Uint8Array,
): Promise<void> {
  const random = new Random(SEED);
  let accepted = 0;
  for (let left = MUTANTS / 2; left > 0; left -= BATCH) {
    accepted += await compareBatch(
      format,
      Array.from({ length: Math.min(BATCH, left) }, () => make(random)),
      walk,
    );
  }
  assert.ok(
    accepted >= MUTANTS / 50,
    `only ${accepted} mutants were accepted: the comparison compared hardly anything`,
  );
}

/** How many of the mutants we accept. */
async function compareBatch(
  format: "zip" | "tar",
  mutants: readonly Uint8Array[],
  walk: Walk,
): Promise<number> {
  const accepted: { bytes: Uint8Array; ours: readonly Seen[] }[] = [];
  for (const bytes of mutants) {
    const members = await walk(bytes).catch(rethrowUnlessRefused);
    if (members !== undefined) accepted.push({ bytes, ours: members.map(seen) });
  }
  const answers = await askCpython(
    format,
    accepted.map(({ bytes }) => bytes),
  );
  for (const [index, { bytes, ours }] of accepted.entries()) {
    assert.deepEqual(
      answers[index],
      ours,
      `CPython disagrees about ${Buffer.from(bytes).toString("base64")}`,
    );
  }
  return accepted.length;
}

function rethrowUnlessRefused(error: unknown): undefined {
  if (!(error instanceof ArchiveError)) throw error;
}

function seen({ name, kind, sha256 }: Member): Seen {
  return [name, kind, sha256];
}
