/** Decompresses one raw deflate stream that is held in memory, and insists that it ends where it should. */
import { type InflateRaw, inflateRawSync } from "node:zlib";
import { release } from "./release.ts";

/** How a deflate stream can go wrong. */
export type InflateFault = "broken" | "unfinished" | "too-long";

export type Inflated =
  | {
      readonly bytes: Uint8Array /** How many bytes of the input the stream took. */;
      readonly consumed: number;
    }
  | { readonly fault: InflateFault };

/** Room beyond the expected size, so that zlib meets the end of the stream without a second buffer. */
const SPARE_BYTES = 64;

/** Decompresses at most `expected` bytes; a stream that holds more is `too-long`. */
export function inflateWhole(compressed: Uint8Array, expected: number): Inflated {
  try {
    // With `info`, Node gives the buffer and the engine, whose counter tells where the stream ended.
    const { buffer, engine } = inflateRawSync(compressed, {
      info: true,
      chunkSize: expected + SPARE_BYTES,
      maxOutputLength: expected + SPARE_BYTES,
    }) as unknown as { buffer: Uint8Array; engine: InflateRaw };
    return { bytes: buffer, consumed: engine.bytesWritten };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** What an error of Node's zlib means. */
export function faultOf(error: unknown): InflateFault {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") return "unfinished";
  if (code === "ERR_BUFFER_TOO_LARGE") return "too-long";
  if (code === "Z_DATA_ERROR" || code === "Z_NEED_DICT") return "broken";
  throw error;
}

/** Takes back the memory of what `inflateWhole` gave. */
export function releaseWhole(bytes: Uint8Array): void {
  if (bytes.byteOffset === 0) release(bytes, bytes.length + SPARE_BYTES);
}
