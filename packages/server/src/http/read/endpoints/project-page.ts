/** `GET /{index}/simple/{project}/`: the project page (PEP 503, 691). */
import type { FastifyInstance } from "fastify";
import { projectPath } from "../../../pages/pages.ts";
import { redirectTo } from "../redirect.ts";
import { requireProjectName } from "../require-project-name.ts";
import { sendPage } from "../send-page.ts";
import type { ReadServices } from "../services.ts";

interface ProjectRoute {
  readonly Params: { readonly index: string; readonly project: string };
}

export function registerProjectPage(app: FastifyInstance, services: ReadServices): void {
  app.get<ProjectRoute>("/:index/simple/:project/", async (request, reply) => {
    const { index, project } = request.params;
    const name = requireProjectName(index, project, services);
    if (name !== project) return redirectTo(request, reply, projectPath(index, name));
    return await sendPage(request, reply, { services, page: () => services.pages.project(index, name) });
  });
  app.get<ProjectRoute>("/:index/simple/:project", (request, reply) => {
    const { index, project } = request.params;
    return redirectTo(request, reply, projectPath(index, requireProjectName(index, project, services)));
  });
}
