/** Where a client sees this server: behind a proxy, as the proxy says. */

import type { FastifyRequest } from "fastify";

/** `http://127.0.0.1:8417`; only used in texts for people, never to decide anything. */
export function originOf(request: FastifyRequest): string {
  const forwarded = request.headers["x-forwarded-proto"];
  const scheme = forwarded === "https" || forwarded === "http" ? forwarded : "http";
  const host = /^[\w.:[\]-]{1,255}$/.exec(request.headers.host ?? "")?.[0] ?? "localhost";
  return `${scheme}://${host}`;
}
