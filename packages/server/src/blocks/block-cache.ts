/** The blocks of files that were asked for lately: one bounded cache for all of them. */
import { WeightedCache } from "../pages/weighted-cache.ts";
import { BLOCK_SIZE, type BlockSource } from "./block-source.ts";
import { type ByteRange, readFileRange } from "./read-range.ts";

/** Bytes of file contents in memory, over all files. */
const CAPACITY = 48 * 1024 * 1024;

export class BlockCache {
  readonly #blocks: WeightedCache<Buffer>;
  readonly #loading = new Map<string, Promise<Buffer>>();

  constructor(capacity = CAPACITY) {
    this.#blocks = new WeightedCache(capacity);
  }

  /** The file at `path`, which holds `size` bytes that never change; `key` names those bytes. */
  file(key: string, path: string, size: number): BlockSource {
    const load = async (range: ByteRange): Promise<Buffer> => await readFileRange(path, range);
    return {
      size,
      peek: (index) => this.peek(key, index),
      load: async (index) => await this.load(key, index, async () => await load(blockRange(index, size))),
    };
  }

  peek(key: string, index: number): Buffer | undefined {
    return this.#blocks.get(`${key}/${index}`);
  }

  /** Readers that want the same block at the same time read it once. */
  async load(key: string, index: number, read: () => Promise<Buffer>): Promise<Buffer> {
    const name = `${key}/${index}`;
    const known = this.#blocks.get(name) ?? this.#loading.get(name);
    if (known !== undefined) return await known;
    const loading = read();
    this.#loading.set(name, loading);
    try {
      const block = await loading;
      this.keep(key, index, block);
      return block;
    } finally {
      this.#loading.delete(name);
    }
  }

  keep(key: string, index: number, block: Buffer): void {
    this.#blocks.set(`${key}/${index}`, block, block.length);
  }

  /** What was kept of the first `count` blocks under one key is from now on kept under another. */
  rename(from: string, to: string, count: number): void {
    for (let index = 0; index < count; index++) {
      const block = this.#blocks.get(`${from}/${index}`);
      if (block === undefined) continue;
      this.#blocks.delete(`${from}/${index}`);
      this.keep(to, index, block);
    }
  }

  forget(key: string, count: number): void {
    for (let index = 0; index < count; index++) this.#blocks.delete(`${key}/${index}`);
  }
}

/** What block `index` of a file with `size` bytes holds. */
function blockRange(index: number, size: number): ByteRange {
  const start = index * BLOCK_SIZE;
  return { start, length: Math.min(BLOCK_SIZE, size - start) };
}
