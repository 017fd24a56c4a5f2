/** Answers with a refusal, in the form that the client reads. */

import type { FastifyReply, FastifyRequest } from "fastify";
import { ERRORS } from "../../domain/error-table.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { problemBody, problemText } from "./problem-body.ts";
import { problemFormat } from "./problem-format.ts";
import { reasonPhrase } from "./reason-phrase.ts";

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const format = problemFormat(request.headers.accept);
  const { status } = ERRORS[refusal.code];
  reply.raw.statusMessage = reasonPhrase(refusal.headline);
  if (status === 401) reply.header("www-authenticate", 'Basic realm="linchpin"');
  // Seconds, never a date: poetry reads a number only.
  if (refusal.retryAfterSeconds !== undefined) reply.header("retry-after", String(refusal.retryAfterSeconds));
  // As bytes: Fastify adds a charset to JSON that is a string, and uv only reads what is exactly application/json.
  const text = format.startsWith("text/")
    ? problemText(refusal)
    : JSON.stringify(problemBody(refusal, request.id));
  const body = Buffer.from(text);
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("vary", "Accept")
    .type(format)
    .send(body);
}
