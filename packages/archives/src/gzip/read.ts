/** Decompresses a gzip file (RFC 1952) and insists on one member that ends where the file does. */
import { crc32 } from "node:zlib";
import { InflateFailure, inflateStream } from "../inflate/inflate-stream.ts";
import type { Inspection } from "../inspection/inspection.ts";
import type { ForwardReader } from "../source/forward-reader.ts";
import { viewOf } from "../zip/bytes.ts";
import { readGzipHeader } from "./header.ts";

const TRAILER_BYTES = 8;

/** Yields the decompressed bytes in pieces; counts them against the limits. */
export async function* readGzip(reader: ForwardReader, inspection: Inspection): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield* readGzipMember(reader, inspection);
    if (reader.remaining === 0) return;
    const [first, second] = await reader.take(Math.min(2, reader.remaining));
    const offset = reader.position - 2;
    if (first !== 0x1f || second !== 0x8b) {
      const state = `${reader.size - offset} bytes follow the compressed data`;
      inspection.found("gzip-trailing-data", state, { offset });
      return;
    }
    inspection.found("gzip-second-member", "the file has a second gzip member", { offset });
    reader.rewind(offset);
  }
}

async function* readGzipMember(reader: ForwardReader, inspection: Inspection): AsyncGenerator<Uint8Array> {
  await readGzipHeader(reader, inspection);
  const start = reader.position;
  let crc = 0;
  let size = 0;
  const pieces = inflateStream(reader.pieces(reader.remaining));
  try {
    let next = await pieces.next();
    for (; !next.done; next = await pieces.next()) {
      inspection.countInflated(next.value.length, { offset: reader.position });
      crc = crc32(next.value, crc);
      size += next.value.length;
      yield next.value;
    }
    reader.rewind(start + next.value);
  } catch (error) {
    throw error instanceof InflateFailure ? gzipRefusal(error, start, inspection) : error;
  } finally {
    await pieces.return(0);
  }
  await checkTrailer(reader, crc, size, inspection);
}

function gzipRefusal(failure: InflateFailure, offset: number, inspection: Inspection): Error {
  const isShort = failure.fault === "unfinished";
  const code = isShort ? "gzip-truncated" : "gzip-broken";
  const state = isShort ? "the compressed data have no end" : "the compressed data are broken";
  return inspection.refusal(code, state, { offset }, failure);
}

/** CRC-32 and size modulo 2^32 (RFC 1952 2.3.1). */
async function checkTrailer(
  reader: ForwardReader,
  crc: number,
  size: number,
  inspection: Inspection,
): Promise<void> {
  const place = { offset: reader.position };
  if (reader.remaining < TRAILER_BYTES) {
    throw inspection.refusal("gzip-truncated", "the gzip trailer is cut short", place);
  }
  const trailer = viewOf(await reader.take(TRAILER_BYTES));
  if (trailer.getUint32(0, true) !== crc) {
    throw inspection.refusal("gzip-checksum", "the checksum of the decompressed data is wrong", place);
  }
  if (trailer.getUint32(4, true) !== size % 2 ** 32) {
    throw inspection.refusal("gzip-checksum", "the size in the gzip trailer is wrong", place);
  }
}
