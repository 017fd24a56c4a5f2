/** Everything that installers read: simple pages, files, metadata, the JSON API; and the warm path in front of it. */
import type { FastifyInstance } from "fastify";
import { Pages } from "../../pages/pages.ts";
import { registerFile, registerUndigestedFile } from "./endpoints/file.ts";
import { registerHatchPage } from "./endpoints/hatch-page.ts";
import { registerJsonApi } from "./endpoints/json-api.ts";
import { registerProjectPage } from "./endpoints/project-page.ts";
import { registerRootPage } from "./endpoints/root-page.ts";
import type { ReadDeps, ReadServices } from "./services.ts";
import { findWarmAnswer } from "./warm/warm-answers.ts";
import { WarmBodies } from "./warm/warm-bodies.ts";
import { installWarmFront } from "./warm/warm-front.ts";

/** Answers of the warm path by status: they pass no hook of Fastify. */
export type WarmCounts = ReadonlyMap<number, number>;

/** Registers the routes, and puts the warm path in front of the server of `app`. */
export function registerReadRoutes(app: FastifyInstance, deps: ReadDeps): WarmCounts {
  const services: ReadServices = {
    ...deps,
    pages: new Pages(deps),
    bodies: new WarmBodies(),
  };
  deps.mirror.onQuarantine(() => services.bodies.clear());
  registerRootPage(app, services);
  registerProjectPage(app, services);
  registerFile(app, services);
  registerUndigestedFile(app, services);
  registerJsonApi(app, services);
  registerHatchPage(app, services);
  return putWarmPathInFront(app, services);
}

function putWarmPathInFront(app: FastifyInstance, { pages, bodies, clock }: ReadServices): WarmCounts {
  const counts = new Map<number, number>();
  const front = installWarmFront(app.server, {
    answer: (get) => findWarmAnswer(get, pages, bodies),
    now: () => clock.now().getTime(),
    answered: (status) => counts.set(status, (counts.get(status) ?? 0) + 1),
  });
  app.addHook("preClose", async () => front.close());
  return counts;
}
