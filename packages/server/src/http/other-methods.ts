/** 405 with `Allow` (RFC 9110 §15.5.6) for every method that a URL has no route for. */

import type { FastifyInstance, HTTPMethods } from "fastify";
import { Refusal } from "../domain/refusal.ts";

const METHODS: readonly HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Watches the routes that are registered from now on; the function that it returns adds what they lack. */
export function watchMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<HTTPMethods>>();
  let watching = true;
  app.addHook("onRoute", ({ url, method }) => {
    if (!watching) return;
    const methods = taken.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    taken.set(url, methods);
  });
  return () => {
    watching = false;
    for (const [url, methods] of taken) refuseOthers(app, url, methods);
  };
}

function refuseOthers(app: FastifyInstance, url: string, taken: ReadonlySet<HTTPMethods>): void {
  const allow = METHODS.filter((method) => taken.has(method)).join(", ");
  const refuse = (method: string, path: string): never => {
    throw new Refusal("method-not-allowed", {
      state: `${path} takes ${allow}`,
      trigger: `${method} ${path}`,
    });
  };
  app.route({
    url,
    method: METHODS.filter((method) => !taken.has(method)),
    // Before the body is read, whatever its type is.
    onRequest: async (request, reply) => {
      reply.header("allow", allow);
      refuse(request.method, request.url.split("?")[0] ?? "");
    },
    handler: (request) => refuse(request.method, request.url),
  });
}
