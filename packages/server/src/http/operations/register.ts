/** The routes that operators and their machines ask for. */

import type { FastifyInstance } from "fastify";
import { registerHealth } from "./health.ts";
import { type MetricSources, registerMetrics } from "./metrics.ts";

export function registerOperationRoutes(app: FastifyInstance, sources: MetricSources): void {
  registerHealth(app, sources.deps);
  registerMetrics(app, sources);
}
