/**
 * `GET /{index}/legacy/+simple/{project}/`: what hatch asks before it uploads, to skip files that are there. It sends no
 * Accept that names a format, percent-encodes the plus sign, follows no redirect and reads HTML only.
 */
import { writeProjectPageHtml } from "@linchpin/standards";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ROOT_FROM_HATCH_PAGE } from "../../../pages/file-url.ts";
import { projectPage } from "../../../pages/project-page.ts";
import { resolveProject } from "../../../pages/resolve.ts";
import { requireProjectName } from "../require-project-name.ts";
import type { ReadServices } from "../services.ts";

interface HatchRoute {
  readonly Params: { readonly index: string; readonly project: string };
}

/** The router leaves an encoded plus sign as it is, so the pattern has both spellings. */
const PATH = String.raw`/:index/legacy/:simple(^(?:\+|%2[Bb])simple$)/:project/`;

export function registerHatchPage(app: FastifyInstance, services: ReadServices): void {
  app.get<HatchRoute>(PATH, async (request, reply) => await answer(request.params, reply, services));
}

async function answer(
  { index, project }: HatchRoute["Params"],
  reply: FastifyReply,
  services: ReadServices,
): Promise<FastifyReply> {
  const name = requireProjectName(index, project, services);
  const page = projectPage(await resolveProject(index, name, services), name, ROOT_FROM_HATCH_PAGE);
  return reply
    .header("cache-control", "no-cache")
    .header("x-content-type-options", "nosniff")
    .type("text/html; charset=utf-8")
    .send(writeProjectPageHtml(page));
}
