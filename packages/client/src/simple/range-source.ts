/** A file on a server, read in parts (RFC 9110 §14): how METADATA is had from a wheel without fetching the wheel. */

import type { IncomingHttpHeaders } from "node:http";
import type { ByteSource } from "@linchpin/archives";
import { refusalOf } from "../http/refusal.ts";
import { getFile, readBytes } from "./fetch-file.ts";
import type { GetAnswer } from "./get.ts";
import type { OpenIndex } from "./open-index.ts";
import { invalidAnswer } from "./read-page-text.ts";

/** Bytes of the end of the file that are asked for first: what a reader of wheels begins with, and a little more. */
const TAIL = 72 * 1024;

interface Part {
  readonly start: number;
  readonly bytes: Buffer;
  /** Bytes of the whole file. */
  readonly total: number;
}

/** Resolves to undefined where the server sends no ranges. Throws ClientError where it does not answer, or not with the file. */
export async function openRangeSource(
  index: OpenIndex,
  url: string,
  signal?: AbortSignal,
): Promise<ByteSource | undefined> {
  const answer = await getFile(index, url, { Range: `bytes=-${TAIL}` }, signal);
  if (answer.status === 200 || answer.status === 416 || answer.status === 501) {
    answer.body.destroy();
    return undefined;
  }
  if (answer.status !== 206) throw await refusalOf(answer, "GET", answer.url);
  const tail = await readPart(answer);
  return {
    size: tail.total,
    read: async (offset, length) => {
      if (offset >= tail.start) return cut(tail, offset, length);
      return cut(await fetchPart(offset, length), offset, length);
    },
  };

  async function fetchPart(offset: number, length: number): Promise<Part> {
    const range = `bytes=${offset}-${offset + length - 1}`;
    const etag = answer.headers.etag;
    const headers = { Range: range, ...(isStrong(etag) && { "If-Range": etag }) };
    const part = await getFile(index, url, headers, signal);
    if (part.status !== 206) throw wrongPart(part, `it answered ${part.status} to a range`);
    const read = await readPart(part);
    if (read.start !== offset || read.total !== tail.total) throw wrongPart(part, "it sent another range");
    return read;
  }
}

function isStrong(etag: string | undefined): etag is string {
  return etag !== undefined && etag.startsWith('"');
}

async function readPart(answer: GetAnswer): Promise<Part> {
  const place = readContentRange(answer.headers);
  if (place === undefined) throw wrongPart(answer, "Content-Range does not say which part this is");
  const bytes = await readBytes(answer, place.end - place.start + 1);
  if (bytes.length !== place.end - place.start + 1)
    throw wrongPart(answer, "the part is shorter than it says");
  return { start: place.start, bytes, total: place.total };
}

function readContentRange(
  headers: IncomingHttpHeaders,
): { readonly start: number; readonly end: number; readonly total: number } | undefined {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers["content-range"] ?? "");
  if (match === null) return undefined;
  const [start = 0, end = 0, total = 0] = match.slice(1).map(Number);
  return start <= end && end < total ? { start, end, total } : undefined;
}

function cut(part: Part, offset: number, length: number): Buffer {
  const from = offset - part.start;
  if (from + length > part.bytes.length)
    throw new RangeError(`no ${length} bytes at ${offset} of ${part.total}`);
  return part.bytes.subarray(from, from + length);
}

function wrongPart(answer: GetAnswer, reason: string): Error {
  answer.body.destroy();
  return invalidAnswer(answer.url, reason);
}
