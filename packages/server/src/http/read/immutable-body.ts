/** What lies under `/files/`: bytes that never change, with the headers that say so. */

import type { BlockSource } from "../../blocks/block-source.ts";
import { type Conditions, isNotModified, rangeApplies, type Validators } from "./conditions.ts";
import { readRange } from "./range.ts";
import { type HeaderFields, WireResponse } from "./wire-response.ts";

/** Cached for ever: the URL names the bytes. uv recommends this very number. */
export const IMMUTABLE = "public, max-age=365000000, immutable";

/** What the head of an answer says about a body. */
export interface BodyFacts {
  readonly contentType: string;
  readonly cacheControl: string;
  /** Strong, with its quotes; undefined while nobody knows the digest. */
  readonly etag?: string;
  /** An HTTP date. */
  readonly lastModified?: string;
}

export interface ImmutableBody extends BodyFacts, Validators {
  readonly etag: string;
  readonly lastModified?: string;
  readonly source: BlockSource;
}

/** What a GET of the body asks, as far as its answer depends on it. */
export interface BodyRequest extends Conditions {
  readonly range?: string | undefined;
}

/** Bytes of a body, both ends included. */
export interface BodyPart {
  readonly start: number;
  readonly end: number;
}

/** A head, and which bytes follow it (both ends included); none where there is no `part`. */
export interface BodyAnswer {
  readonly response: WireResponse;
  readonly part?: BodyPart;
}

/** The two answers that depend on the body alone: made once, they live as long as it does. */
interface FixedAnswers {
  readonly whole: BodyAnswer;
  readonly notModified: BodyAnswer;
}

const FIXED_ANSWERS = new WeakMap<ImmutableBody, FixedAnswers>();

/** The answer to a GET, in the order of RFC 9110 §13.2.2. A HEAD gets the same head and no bytes. */
export function answerImmutable(body: ImmutableBody, request: BodyRequest): BodyAnswer {
  const fixed = fixedAnswers(body);
  if (isNotModified(request, body)) return fixed.notModified;
  if (request.range === undefined || !rangeApplies(request, body)) return fixed.whole;
  const range = readRange(request.range, body.source.size);
  if (range.kind === "whole") return fixed.whole;
  if (range.kind === "part") return answerPart(body, range);
  return { response: new WireResponse(416, outsideHeaders(body.source.size)) };
}

function fixedAnswers(body: ImmutableBody): FixedAnswers {
  let fixed = FIXED_ANSWERS.get(body);
  if (fixed === undefined) {
    fixed = {
      whole: answerWhole(body),
      notModified: { response: new WireResponse(304, notModifiedHeaders(body)) },
    };
    FIXED_ANSWERS.set(body, fixed);
  }
  return fixed;
}

/** What is in memory as one piece goes out together with its head. */
function answerWhole(body: ImmutableBody): BodyAnswer {
  const { size, bytes } = body.source;
  const response = new WireResponse(200, bodyHeaders(body, size), bytes);
  return size === 0 || bytes !== undefined ? { response } : { response, part: { start: 0, end: size - 1 } };
}

function answerPart(body: ImmutableBody, part: BodyPart): BodyAnswer {
  return { response: new WireResponse(206, partHeaders(body, part, body.source.size)), part };
}

/** Headers of a part of a body with `size` bytes. */
export function partHeaders(body: BodyFacts, { start, end }: BodyPart, size: number): HeaderFields {
  return { ...bodyHeaders(body, end - start + 1), "Content-Range": `bytes ${start}-${end}/${size}` };
}

/** Headers of a body or a part of it with `length` bytes; without a length where it is not known yet. */
export function bodyHeaders(body: BodyFacts, length: number | undefined): HeaderFields {
  return {
    "Content-Type": body.contentType,
    ...(length !== undefined && { "Content-Length": String(length) }),
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    ...notModifiedHeaders(body),
  };
}

/** What a 304 repeats of the head (RFC 9110 §15.4.5). */
export function notModifiedHeaders(body: BodyFacts): HeaderFields {
  return {
    ...(body.etag !== undefined && { ETag: body.etag }),
    ...(body.lastModified !== undefined && { "Last-Modified": body.lastModified }),
    "Cache-Control": body.cacheControl,
    "Access-Control-Allow-Origin": "*",
  };
}

/** For a range that begins behind the end. */
export function outsideHeaders(size: number): HeaderFields {
  return { "Content-Range": `bytes */${size}`, "Content-Length": "0", "Accept-Ranges": "bytes" };
}
