/** Sends a file that the mirror is still fetching: as it comes, and never as whole before it is known to be right. */
import type { Writable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ArrivingFile } from "../../mirror/arriving-file.ts";
import { isNotModified, rangeApplies } from "./conditions.ts";
import {
  type BodyFacts,
  type BodyPart,
  bodyHeaders,
  notModifiedHeaders,
  outsideHeaders,
  partHeaders,
} from "./immutable-body.ts";
import { type RequestedRange, readRange } from "./range.ts";
import { conditionsOf } from "./request-conditions.ts";
import { sendWire, writeHead } from "./send.ts";
import { drained } from "./send-blocks.ts";
import { WireResponse } from "./wire-response.ts";

export interface ArrivingBody {
  readonly facts: BodyFacts;
  /** Acquired by whoever found it; released here. */
  readonly file: ArrivingFile;
}

/** Throws a Refusal where the fetch fails before the head is sent; after that, the connection is cut. */
export async function sendArriving(
  request: FastifyRequest,
  reply: FastifyReply,
  { facts, file }: ArrivingBody,
): Promise<FastifyReply> {
  try {
    if (isNotModified(conditionsOf(request), facts)) {
      return sendWire(request, reply, new WireResponse(304, notModifiedHeaders(facts)));
    }
    const range = await requestedRange(request, facts, file);
    const { size } = file;
    if (range.kind === "unsatisfiable") {
      return sendWire(request, reply, new WireResponse(416, outsideHeaders(size ?? 0)));
    }
    const part = range.kind === "part" ? range : undefined;
    if (request.method === "GET") await file.read(part?.start ?? 0);
    if (part === undefined) writeHead(reply, 200, bodyHeaders(facts, size));
    else writeHead(reply, 206, partHeaders(facts, part, size ?? 0));
    if (request.method === "GET") await follow(reply.raw, file, part);
    else reply.raw.end();
    return reply;
  } finally {
    file.release();
  }
}

/** A part of a file of unknown length can only be found when all of it is there. */
async function requestedRange(
  request: FastifyRequest,
  facts: BodyFacts,
  file: ArrivingFile,
): Promise<RequestedRange> {
  const { range } = request.headers;
  if (request.method !== "GET" || range === undefined || !rangeApplies(conditionsOf(request), facts)) {
    return { kind: "whole" };
  }
  if (file.size === undefined) await file.whole();
  return readRange(range, file.size ?? 0);
}

async function follow(sink: Writable, file: ArrivingFile, part: BodyPart | undefined): Promise<void> {
  try {
    await writeAsItComes(sink, file, part ?? { start: 0, end: Number.POSITIVE_INFINITY });
    sink.end();
  } catch {
    // The reason was logged where the fetch failed. The client learns it from a body that ends too early.
    sink.destroy();
  }
}

async function writeAsItComes(sink: Writable, file: ArrivingFile, { start, end }: BodyPart): Promise<void> {
  for (let offset = start; offset <= end && !sink.destroyed; ) {
    const bytes = (await file.read(offset)).subarray(0, end + 1 - offset);
    if (bytes.length === 0) return;
    offset += bytes.length;
    if (!sink.write(bytes)) await drained(sink);
  }
}
