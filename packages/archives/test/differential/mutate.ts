/** Changes archives in the ways in which attackers and bad disks do. */
import { gunzipSync, gzipSync } from "node:zlib";
import { tarChecksum } from "../../src/tar/checksum.ts";
import type { Random } from "./random.ts";

const INTERESTING = [0, 1, 0x2e, 0x2f, 0x30, 0x35, 0x50, 0x78, 0x7f, 0x80, 0xff];
const BLOCK = 512;

type Mutation = (bytes: Buffer, random: Random, others: readonly Uint8Array[]) => Buffer;

const setByte: Mutation = (bytes, random) => {
  bytes[random.below(bytes.length)] = random.chance(0.5) ? random.pick(INTERESTING) : random.below(256);
  return bytes;
};

const flipBit: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << random.below(8));
  return bytes;
};

const removeSpan: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))]);
};

const insertSpan: Mutation = (bytes, random, others) => {
  const at = random.below(bytes.length + 1);
  const source = random.pick(others);
  const from = random.below(source.length);
  return Buffer.concat([
    bytes.subarray(0, at),
    source.subarray(from, from + 1 + random.below(64)),
    bytes.subarray(at),
  ]);
};

const cut: Mutation = (bytes, random) => bytes.subarray(0, 1 + random.below(bytes.length));

const join: Mutation = (bytes, random, others) => Buffer.concat([bytes, random.pick(others)]);

const BYTE_MUTATIONS = [setByte, setByte, flipBit, flipBit, removeSpan, insertSpan, cut, join];

/** One to four changes anywhere, most of them near the records of a zip. */
export function mutateZip(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Buffer {
  let mutant: Buffer = Buffer.from(bytes);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    mutant = random.chance(0.6)
      ? changeRecord(mutant, random)
      : random.pick(BYTE_MUTATIONS)(mutant, random, others);
  }
  return mutant;
}

/** The same change in a local header and in its directory entry, so that the two may still agree. */
function changeRecord(bytes: Buffer, random: Random): Buffer {
  const signature = random.pick(["PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006"]);
  const at = random.pick(positionsOf(bytes, signature));
  if (at === undefined) return bytes;
  const field = 4 + random.below(signature === "PK\u0005\u0006" ? 18 : 42);
  const value = random.chance(0.5) ? random.pick(INTERESTING) : random.below(256);
  if (at + field < bytes.length) bytes[at + field] = value;
  const twin = random.pick(positionsOf(bytes, "PK\u0001\u0002"));
  const isShared = signature === "PK\u0003\u0004" && twin !== undefined && random.chance(0.7);
  if (isShared && twin + field + 2 < bytes.length) bytes[twin + field + 2] = value;
  return bytes;
}

function positionsOf(bytes: Buffer, signature: string): readonly (number | undefined)[] {
  const positions: (number | undefined)[] = [];
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 1))
    positions.push(at);
  return positions.length > 0 ? positions : [undefined];
}

/** One change anywhere. */
export function mutateBytes(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Buffer {
  return random.pick(BYTE_MUTATIONS)(Buffer.from(bytes), random, others);
}

/** One to three changes of a tar, most with the header's checksum put right; the result is compressed. */
export function mutateTar(tar: Uint8Array, random: Random, others: readonly Uint8Array[]): Buffer {
  let mutant: Buffer = Buffer.from(tar);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const mutate = random.pick([
      changeHeader,
      changeHeader,
      changeHeader,
      swapBlocks,
      insertBlocks,
      removeBlock,
      setByte,
    ]);
    mutant = mutate(mutant, random, others);
  }
  return gzipSync(mutant, { level: 1 });
}

/** The tar in a gzip file, or nothing where there is none of a usable size. */
export function decompressed(bytes: Uint8Array): Buffer[] {
  try {
    const tar = gunzipSync(bytes, { maxOutputLength: 100_000 });
    return tar.length >= BLOCK ? [tar] : [];
  } catch {
    return [];
  }
}

const changeHeader: Mutation = (bytes, random) => {
  const blocks = Math.floor(bytes.length / BLOCK);
  const headers = Array.from({ length: blocks }, (_, index) => index * BLOCK).filter(
    (at) => bytes.toString("latin1", at + 257, at + 262) === "ustar",
  );
  const at = random.pick(headers.length > 0 ? headers : [0]);
  const field = random.pick([
    random.below(100),
    100 + random.below(48),
    156,
    156,
    257 + random.below(8),
    124 + random.below(12),
    345 + random.below(155),
  ]);
  if (at + BLOCK > bytes.length) return bytes;
  bytes[at + field] = random.chance(0.6) ? random.pick(INTERESTING) : 0x20 + random.below(0x60);
  const sum = tarChecksum(bytes.subarray(at, at + BLOCK));
  if (random.chance(0.9)) bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, at + 148);
  return bytes;
};

const swapBlocks: Mutation = (bytes, random) => {
  const blocks = Math.floor(bytes.length / BLOCK);
  const [one, other] = [random.below(blocks) * BLOCK, random.below(blocks) * BLOCK];
  const copy = Buffer.from(bytes);
  bytes.copy(copy, one, other, other + BLOCK);
  bytes.copy(copy, other, one, one + BLOCK);
  return copy;
};

const insertBlocks: Mutation = (bytes, random, others) => {
  const source = random.pick(others);
  const from = random.below(Math.floor(source.length / BLOCK)) * BLOCK;
  const at = random.below(Math.floor(bytes.length / BLOCK) + 1) * BLOCK;
  const length = (1 + random.below(3)) * BLOCK;
  return Buffer.concat([bytes.subarray(0, at), source.subarray(from, from + length), bytes.subarray(at)]);
};

const removeBlock: Mutation = (bytes, random) => {
  const at = random.below(Math.floor(bytes.length / BLOCK)) * BLOCK;
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + BLOCK)]);
};
