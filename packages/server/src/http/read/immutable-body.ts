/** What lies under `/files/`: bytes that never change, with the headers that say so. */

import type { BlockSource } from "./body/block-source.ts";
import { type Conditions, isNotModified, rangeApplies, type Validators } from "./conditions.ts";
import { readRange } from "./range.ts";
import { type HeaderFields, WireResponse } from "./wire-response.ts";

/** Cached for ever: the URL names the bytes. uv recommends this very number. */
export const IMMUTABLE = "public, max-age=365000000, immutable";

export interface ImmutableBody extends Validators {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly source: BlockSource;
}

/** What a GET of the body asks, as far as its answer depends on it. */
export interface BodyRequest extends Conditions {
  readonly range?: string | undefined;
}

/** A head, and which bytes follow it (both ends included); none where there is no `part`. */
export interface BodyAnswer {
  readonly response: WireResponse;
  readonly part?: { readonly start: number; readonly end: number };
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
      notModified: { response: new WireResponse(304, validatorHeaders(body)) },
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

function answerPart(body: ImmutableBody, part: { readonly start: number; readonly end: number }): BodyAnswer {
  const headers = {
    ...bodyHeaders(body, part.end - part.start + 1),
    "Content-Range": `bytes ${part.start}-${part.end}/${body.source.size}`,
  };
  return { response: new WireResponse(206, headers), part };
}

/** Headers of a body or a part of it with `length` bytes; without a length where it is not known yet. */
export function bodyHeaders(
  body: Validators & Pick<ImmutableBody, "contentType" | "cacheControl">,
  length: number | undefined,
): HeaderFields {
  return {
    "Content-Type": body.contentType,
    ...(length !== undefined && { "Content-Length": String(length) }),
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    ...validatorHeaders(body),
  };
}

function validatorHeaders(body: Validators & Pick<ImmutableBody, "cacheControl">): HeaderFields {
  return {
    ETag: body.etag,
    ...(body.lastModified !== undefined && { "Last-Modified": body.lastModified }),
    "Cache-Control": body.cacheControl,
    "Access-Control-Allow-Origin": "*",
  };
}

function outsideHeaders(size: number): HeaderFields {
  return { "Content-Range": `bytes */${size}`, "Content-Length": "0", "Accept-Ranges": "bytes" };
}
