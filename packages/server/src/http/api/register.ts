/** `/api/*`. Schemas cost a third of the memory of an idle server, so they are loaded by the first call. */

import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "../deps.ts";

export function registerApi(app: FastifyInstance, deps: ServerDeps): void {
  app.route({
    url: "/api/*",
    method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    handler: async (request, reply) => {
      const { dispatch } = await import("./dispatch.ts");
      return dispatch(request, reply, deps);
    },
  });
}
