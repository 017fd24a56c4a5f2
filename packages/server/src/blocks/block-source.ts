/** Bytes of known size that are read in blocks, so that any number of readers share what is in memory. */

/** Bytes of a block: large enough that a write is cheap, small enough that a slow reader holds little. */
export const BLOCK_SIZE = 256 * 1024;

export interface BlockSource {
  /** Bytes in all. */
  readonly size: number;
  /** All of it, where it is in memory as one piece. */
  readonly bytes?: Buffer;
  /** Block `index` (each has BLOCK_SIZE bytes, the last one what is left), if it is in memory. */
  peek(index: number): Buffer | undefined;
  /** Block `index`; rejects when it cannot be read. */
  load(index: number): Promise<Buffer>;
}

/** Bytes that are in memory anyway. */
export function memoryBlocks(bytes: Buffer): BlockSource {
  const peek = (index: number): Buffer => bytes.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE);
  return { size: bytes.length, bytes, peek, load: async (index) => peek(index) };
}
