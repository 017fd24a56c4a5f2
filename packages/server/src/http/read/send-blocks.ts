/** Sends a part of a body block by block, never faster than the client reads. */
import type { Writable } from "node:stream";
import { BLOCK_SIZE, type BlockSource } from "../../blocks/block-source.ts";
import type { BodyPart } from "./immutable-body.ts";

/**
 * Writes the bytes from `start` to `end`, both included, and resolves when the last ones were handed to `sink`, or
 * when `sink` was closed. Rejects when a block cannot be read: the caller must then cut the connection.
 */
export async function sendBlocks(sink: Writable, source: BlockSource, range: BodyPart): Promise<void> {
  for (let offset = range.start; offset <= range.end && !sink.destroyed; ) {
    const index = Math.trunc(offset / BLOCK_SIZE);
    const block = source.peek(index) ?? (await source.load(index));
    const chunk = cutBlock(block, index * BLOCK_SIZE, { start: offset, end: range.end });
    offset += chunk.length;
    if (!sink.write(chunk)) await drained(sink);
  }
}

/** What of the range lies in the block that begins at `blockStart`. */
export function cutBlock(block: Buffer, blockStart: number, range: BodyPart): Buffer {
  return block.subarray(range.start - blockStart, Math.min(block.length, range.end + 1 - blockStart));
}

/** Resolves when `sink` takes more, or never will. */
export async function drained(sink: Writable): Promise<void> {
  if (sink.destroyed || !sink.writableNeedDrain) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  sink.once("drain", resolve).once("close", resolve);
  await promise;
  sink.off("drain", resolve).off("close", resolve);
}
