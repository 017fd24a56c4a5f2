/** The routes that operators and their machines ask for. */

import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "../deps.ts";
import { registerHealth } from "./health.ts";

export function registerOperationRoutes(app: FastifyInstance, deps: ServerDeps): void {
  registerHealth(app, deps);
}
