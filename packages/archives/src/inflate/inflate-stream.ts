/** Decompresses one raw deflate stream piece by piece, for what is too large to hold in memory. */
import { createInflateRaw, type InflateRaw } from "node:zlib";
import { faultOf, type InflateFault } from "./inflate-whole.ts";
import { release } from "./release.ts";

const OUTPUT_PIECE_BYTES = 256 * 1024;

/** Why a stream could not be decompressed. */
export class InflateFailure extends Error {
  override readonly name = "InflateFailure";
  readonly fault: InflateFault;

  constructor(fault: InflateFault, cause: unknown) {
    super(`deflate stream is ${fault}`, { cause });
    this.fault = fault;
  }
}

/**
 * Yields decompressed pieces, each valid until the next is asked for; returns how many bytes of the input the stream
 * took. An input piece is asked for when the one before it has been taken in. Input after the end of the stream is not
 * decompressed. Throws `InflateFailure`, or whatever reading the input throws.
 */
export async function* inflateStream(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, number> {
  const engine = createInflateRaw({ chunkSize: OUTPUT_PIECE_BYTES });
  const feeding = feed(engine, input);
  try {
    for await (const piece of engine) {
      yield piece as Uint8Array;
      releaseFull(piece as Uint8Array);
    }
    return engine.bytesWritten;
  } catch (error) {
    throw isZlibError(error) ? new InflateFailure(faultOf(error), error) : error;
  } finally {
    engine.destroy();
    // Waits for a read that is under way: whoever reads on from the same place must not meet it.
    await feeding;
  }
}

async function feed(engine: InflateRaw, input: AsyncIterable<Uint8Array>): Promise<void> {
  // A destroyed engine forgets to call back while its output waits to be read.
  const closed = new Promise((resolve) => engine.once("close", resolve));
  try {
    for await (const piece of input) {
      await Promise.race([new Promise((resolve) => engine.write(piece, resolve)), closed]);
      if (engine.destroyed || engine.readableEnded) return;
    }
    engine.end();
  } catch (error) {
    engine.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** The engine goes on filling a buffer until it is full; only then has it moved on to another one. */
function releaseFull(piece: Uint8Array): void {
  if (piece.byteOffset + piece.byteLength === piece.buffer.byteLength) release(piece, OUTPUT_PIECE_BYTES);
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_")
  );
}
