/** `GET /{index}/simple/`: the names of the projects (PEP 503, 691). */
import type { FastifyInstance } from "fastify";
import { rootPath } from "../../../pages/pages.ts";
import { findIndex } from "../../../pages/resolve.ts";
import { redirectTo } from "../redirect.ts";
import { sendPage } from "../send-page.ts";
import type { ReadServices } from "../services.ts";

interface IndexRoute {
  readonly Params: { readonly index: string };
}

export function registerRootPage(app: FastifyInstance, services: ReadServices): void {
  app.get<IndexRoute>("/:index/simple/", async (request, reply) => {
    const { index } = request.params;
    return await sendPage(request, reply, { services, page: () => services.pages.root(index) });
  });
  app.get<IndexRoute>("/:index/simple", (request, reply) => {
    const { name } = findIndex(request.params.index, services.indexes);
    return redirectTo(request, reply, rootPath(name));
  });
}
