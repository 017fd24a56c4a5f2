/** Sends ready answers over node:http: the cold path, and everything that the warm path hands over. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerImmutable, type ImmutableBody } from "./immutable-body.ts";
import { conditionsOf } from "./request-conditions.ts";
import { sendBlocks } from "./send-blocks.ts";
import type { HeaderFields, WireResponse } from "./wire-response.ts";

/** Takes the answer out of Fastify's hands, and sends the head with what hooks have added to it. */
export function writeHead(reply: FastifyReply, status: number, headers: HeaderFields): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.hijack();
  reply.raw.writeHead(status, headers);
}

/** Sends head and body; a HEAD gets the head alone (RFC 9110 §9.3.2). */
export function sendWire(request: FastifyRequest, reply: FastifyReply, response: WireResponse): FastifyReply {
  writeHead(reply, response.status, response.headers);
  reply.raw.end(request.method === "HEAD" ? undefined : response.body);
  return reply;
}

/** Sends an immutable body, or the part that the request asks for. A range counts for GET only (RFC 9110 §14.2). */
export async function sendImmutable(
  request: FastifyRequest,
  reply: FastifyReply,
  body: ImmutableBody,
): Promise<FastifyReply> {
  const conditions = conditionsOf(request);
  const range = request.method === "GET" ? request.headers.range : undefined;
  const { response, part } = answerImmutable(body, { ...conditions, range });
  if (part === undefined || request.method === "HEAD") return sendWire(request, reply, response);
  writeHead(reply, response.status, response.headers);
  try {
    await sendBlocks(reply.raw, body.source, part);
    reply.raw.end();
  } catch (error) {
    request.log.error({ err: error }, "a file could not be read to its end; the connection was cut");
    reply.raw.destroy();
  }
  return reply;
}
