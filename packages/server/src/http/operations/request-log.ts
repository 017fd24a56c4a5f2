/** One log line and one count for each answer that is not from the warm path. Queries and headers are never logged. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** What was answered since the start. */
export class RequestCounts {
  /** By method and status: `GET 200`. */
  readonly answers = new Map<string, number>();
  /** Refusals by the code of the error table. */
  readonly refusals = new Map<string, number>();
  seconds = 0;

  countAnswer(method: string, status: number, seconds: number): void {
    increase(this.answers, `${method} ${status}`);
    this.seconds += seconds;
  }

  countRefusal(code: string): void {
    increase(this.refusals, code);
  }
}

export function logRequests(app: FastifyInstance, counts: RequestCounts): void {
  app.addHook("onResponse", async (request, reply) => {
    counts.countAnswer(request.method, reply.statusCode, reply.elapsedTime / 1_000);
    request.log[levelOf(request, reply)](
      {
        method: request.method,
        path: request.url.split("?")[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      "answered",
    );
  });
}

function levelOf(request: FastifyRequest, reply: FastifyReply): "error" | "info" | "debug" {
  if (reply.statusCode >= 500) return "error";
  return reply.statusCode >= 400 || !["GET", "HEAD"].includes(request.method) ? "info" : "debug";
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
