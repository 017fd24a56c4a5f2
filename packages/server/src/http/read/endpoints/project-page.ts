/** `GET /{index}/simple/{project}/`: the project page (PEP 503, 691). */
import { isValidName, normalizeName } from "@linchpin/standards";
import type { FastifyInstance } from "fastify";
import { projectPath } from "../../../pages/pages.ts";
import { unknownProject } from "../../../pages/refusals.ts";
import { findIndex } from "../../../pages/resolve.ts";
import { redirectTo } from "../redirect.ts";
import { sendPage } from "../send-page.ts";
import type { ReadServices } from "../services.ts";

interface ProjectRoute {
  readonly Params: { readonly index: string; readonly project: string };
}

export function registerProjectPage(app: FastifyInstance, services: ReadServices): void {
  app.get<ProjectRoute>("/:index/simple/:project/", async (request, reply) => {
    const { index, project } = request.params;
    const normalized = requireProjectName(index, project, services);
    if (normalized !== project) return redirectTo(request, reply, projectPath(index, normalized));
    return await sendPage(request, reply, { services, page: () => services.pages.project(index, project) });
  });
  app.get<ProjectRoute>("/:index/simple/:project", (request, reply) => {
    const { index, project } = request.params;
    return redirectTo(request, reply, projectPath(index, requireProjectName(index, project, services)));
  });
}

/** The normalised name. Throws a Refusal for an unknown index, and for what can be no project's name. */
export function requireProjectName(index: string, project: string, services: ReadServices): string {
  findIndex(index, services.indexes);
  if (!isValidName(project)) throw unknownProject(index, project);
  return normalizeName(project);
}
