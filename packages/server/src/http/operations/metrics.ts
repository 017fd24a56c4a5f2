/** `/metrics` for Prometheus. The library is loaded by the first scrape; until then, only plain numbers are kept. */

import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { ServerDeps } from "../deps.ts";
import type { RequestCounts } from "./request-log.ts";

export interface MetricSources {
  readonly deps: ServerDeps;
  readonly counts: RequestCounts;
  /** Answers of the warm path by status. */
  readonly warm: ReadonlyMap<number, number>;
}

export function registerMetrics(app: FastifyInstance, sources: MetricSources): void {
  let registry: Promise<Registry> | undefined;
  app.get("/metrics", async (_request, reply) => {
    registry ??= createRegistry(sources);
    const metrics = await registry;
    return reply
      .header("cache-control", "no-store")
      .type(metrics.contentType)
      .send(await metrics.metrics());
  });
}

async function createRegistry({ deps, counts, warm }: MetricSources): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (
    name: string,
    help: string,
    labelNames: readonly string[],
    samples: () => Samples,
  ): void => {
    registry.registerMetric(
      new Counter({
        name,
        help,
        labelNames,
        registers: [],
        collect() {
          this.reset();
          for (const [labels, value] of samples()) this.inc(labels, value);
        },
      }),
    );
  };
  counter(
    "linchpin_http_answers_total",
    'Answers by method and status; method "warm": answered from memory',
    ["method", "status"],
    () => answers(counts, warm),
  );
  counter("linchpin_refusals_total", "Refusals by the code of the error table", ["code"], () =>
    [...counts.refusals].map(([code, count]) => [{ code }, count]),
  );
  counter("linchpin_http_seconds_total", "Seconds spent on answers, without those from memory", [], () => [
    [{}, counts.seconds],
  ]);
  registry.registerMetric(
    new Gauge({
      name: "linchpin_events",
      help: "Events in the log",
      registers: [],
      async collect() {
        this.set(await deps.catalogue.lastEvent());
      },
    }),
  );
  return registry;
}

type Samples = readonly (readonly [labels: Record<string, string | number>, value: number])[];

function answers(counts: RequestCounts, warm: ReadonlyMap<number, number>): Samples {
  const cold = [...counts.answers].map(([key, count]) => {
    const [method = "", status = ""] = key.split(" ");
    return [{ method, status }, count] as const;
  });
  return [...cold, ...[...warm].map(([status, count]) => [{ method: "warm", status }, count] as const)];
}
