/** The blocks of files that were asked for lately: one bounded cache for all of them. */
import { type FileHandle, open } from "node:fs/promises";
import { WeightedCache } from "../../../pages/weighted-cache.ts";
import { BLOCK_SIZE, type BlockSource } from "./block-source.ts";

/** Bytes of file contents in memory, over all files. */
const CAPACITY = 64 * 1024 * 1024;

export class BlockCache {
  readonly #blocks: WeightedCache<Buffer>;
  readonly #loading = new Map<string, Promise<Buffer>>();

  constructor(capacity = CAPACITY) {
    this.#blocks = new WeightedCache(capacity);
  }

  /** The file at `path`, which holds `size` bytes that never change; `key` names those bytes. */
  file(key: string, path: string, size: number): BlockSource {
    return {
      size,
      peek: (index) => this.#blocks.get(`${key}/${index}`),
      load: async (index) => await this.#load(`${key}/${index}`, path, blockRange(index, size)),
    };
  }

  /** Readers that want the same block at the same time read it once. */
  async #load(key: string, path: string, range: BlockRange): Promise<Buffer> {
    const known = this.#blocks.get(key) ?? this.#loading.get(key);
    if (known !== undefined) return await known;
    const loading = readBlock(path, range);
    this.#loading.set(key, loading);
    try {
      const block = await loading;
      this.#blocks.set(key, block, block.length);
      return block;
    } finally {
      this.#loading.delete(key);
    }
  }
}

interface BlockRange {
  readonly start: number;
  readonly length: number;
}

function blockRange(index: number, size: number): BlockRange {
  const start = index * BLOCK_SIZE;
  return { start, length: Math.min(BLOCK_SIZE, size - start) };
}

async function readBlock(path: string, range: BlockRange): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    return await readExactly(handle, range);
  } finally {
    await handle.close();
  }
}

/** A file that is shorter than it was said to be is damaged: better no answer than a short one. */
export async function readExactly(handle: FileHandle, { start, length }: BlockRange): Promise<Buffer> {
  const block = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(block, filled, length - filled, start + filled);
    if (bytesRead === 0)
      throw new Error(`the file ends at ${start + filled}, before ${start + length} bytes`);
    filled += bytesRead;
  }
  return block;
}
