import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isNotModified } from "./conditions.ts";
import { conditionsOf } from "./request-conditions.ts";
import { sendWire } from "./send.ts";
import { WireResponse } from "./wire-response.ts";

/** A document that is made for each request, with a tag so that it need not be sent for each. */
export function sendJson(request: FastifyRequest, reply: FastifyReply, document: object): FastifyReply {
  const body = Buffer.from(JSON.stringify(document));
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const shared = { ETag: etag, "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*" };
  if (isNotModified(conditionsOf(request), { etag })) {
    return sendWire(request, reply, new WireResponse(304, shared));
  }
  const headers = { "Content-Type": "application/json", "Content-Length": String(body.length), ...shared };
  return sendWire(request, reply, new WireResponse(200, headers, body));
}
