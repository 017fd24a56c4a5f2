/** `/healthz`: the process answers. `/readyz`: it can do its work (database, blobs, space on the disk). */

import type { FastifyInstance } from "fastify";
import { freeBytes } from "../../blobs/free-space.ts";
import type { ServerDeps } from "../deps.ts";

interface Check {
  readonly ok: boolean;
  readonly reason?: string;
}

export function registerHealth(app: FastifyInstance, deps: ServerDeps): void {
  app.get("/healthz", async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  app.get("/readyz", async (_request, reply) => {
    const checks = await readiness(deps);
    const ready = Object.values(checks).every((check) => check.ok);
    return reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: ready ? "ok" : "unavailable", checks });
  });
}

async function readiness(deps: ServerDeps): Promise<Readonly<Record<string, Check>>> {
  return {
    database: await check(async () => void (await deps.catalogue.lastEvent())),
    blobs: await check(async () => (await deps.blobs.create()).discard()),
    space: await check(async () => requireSpace(deps.settings.data, deps.settings["storage.min-free"])),
  };
}

async function check(work: () => Promise<void>): Promise<Check> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
}

async function requireSpace(folder: string, minimum: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free < minimum) throw new Error(`${free} bytes are free, ${minimum} must stay free`);
}
