/** Decompresses one raw deflate stream piece by piece, for what is too large to hold in memory. */
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { faultOf, type InflateFault } from "./inflate-whole.ts";

const OUTPUT_PIECE_BYTES = 256 * 1024;

/** Why and where a stream could not be decompressed. */
export class InflateFailure extends Error {
  override readonly name = "InflateFailure";
  readonly fault: InflateFault;

  constructor(fault: InflateFault, cause: unknown) {
    super(`deflate stream is ${fault}`, { cause });
    this.fault = fault;
  }
}

/**
 * Yields decompressed pieces; returns how many bytes of the input the stream took. Input after the end of the stream
 * is not decompressed. Throws `InflateFailure`, or whatever reading the input throws.
 */
export async function* inflateStream(input: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array, number> {
  const engine = createInflateRaw({ chunkSize: OUTPUT_PIECE_BYTES });
  const source = Readable.from(input, { objectMode: false, highWaterMark: 1 });
  source.on("error", (error) => engine.destroy(error));
  source.pipe(engine);
  try {
    for await (const piece of engine) yield piece as Uint8Array;
    return engine.bytesWritten;
  } catch (error) {
    throw isZlibError(error) ? new InflateFailure(faultOf(error), error) : error;
  } finally {
    source.destroy();
    engine.destroy();
    // Waits for a read that is under way: whoever reads on from the same place must not meet it.
    await input.return(undefined);
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_")
  );
}
