/** `GET /{index}/pypi/{project}/json` and `…/{project}/{version}/json`, for Renovate, Dependabot and scripts. */
import { type CoreMetadata, compareVersions, parseMetadata, tryParseVersion } from "@linchpin/standards";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../../../domain/refusal.ts";
import { type JsonApiContent, projectDocument, releaseDocument } from "../../../pages/json-api/document.ts";
import { newestRelease, type ReleaseFiles, releasesOf } from "../../../pages/json-api/releases.ts";
import { projectPage } from "../../../pages/project-page.ts";
import { unknownRelease } from "../../../pages/refusals.ts";
import { resolveProject } from "../../../pages/resolve.ts";
import { originOf } from "../../origin.ts";
import { findMetadata } from "../find-body.ts";
import { redirectTo } from "../redirect.ts";
import { requireProjectName } from "../require-project-name.ts";
import { sendJson } from "../send-json.ts";
import type { ReadServices } from "../services.ts";

interface JsonRoute {
  readonly Params: { readonly index: string; readonly project: string; readonly version?: string };
}

export function registerJsonApi(app: FastifyInstance, services: ReadServices): void {
  app.get<JsonRoute>("/:index/pypi/:project/json", async (request, reply) => {
    const { index, project } = request.params;
    const name = requireProjectName(index, project, services);
    if (name !== project) return redirectTo(request, reply, `/${index}/pypi/${name}/json`);
    return sendJson(request, reply, projectDocument(await readContent(request, services)));
  });
  app.get<JsonRoute>("/:index/pypi/:project/:version/json", async (request, reply) => {
    const { index, project, version = "" } = request.params;
    const name = requireProjectName(index, project, services);
    const path = `/${index}/pypi/${name}/${encodeURIComponent(version)}/json`;
    if (name !== project) return redirectTo(request, reply, path);
    return sendJson(request, reply, releaseDocument(await readContent(request, services)));
  });
}

/** Links are absolute in this API: its readers do not resolve them against the document. */
async function readContent(
  request: FastifyRequest<JsonRoute>,
  services: ReadServices,
): Promise<JsonApiContent> {
  const { index, project, version } = request.params;
  const resolution = await resolveProject(index, project, services);
  const page = projectPage(resolution, project, `${originOf(request)}/`);
  const releases = releasesOf(page);
  const shown = version === undefined ? newestRelease(releases) : findRelease(releases, version);
  if (shown === undefined) throw unknownRelease(project, version ?? "newest");
  const lastSerial = await services.catalogue.lastEvent();
  return { page, releases, shown, metadata: await readMetadata(shown, services), lastSerial };
}

/** Versions that compare as equal are one release: `1.0` finds `1.0.0`. */
function findRelease(releases: readonly ReleaseFiles[], version: string): ReleaseFiles | undefined {
  const asked = tryParseVersion(version);
  return asked && releases.find(({ parsed }) => compareVersions(parsed, asked) === 0);
}

/** The metadata in one of the release's files; a document without it is better than none. */
async function readMetadata(
  { files }: ReleaseFiles,
  services: ReadServices,
): Promise<CoreMetadata | undefined> {
  const file = files.find(
    ({ coreMetadata, hashes }) => coreMetadata !== undefined && hashes.sha256 !== undefined,
  );
  if (file?.hashes.sha256 === undefined) return undefined;
  try {
    const { source } = await findMetadata(file.hashes.sha256, file.filename, services);
    return source.bytes && parseMetadata(source.bytes).value;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
