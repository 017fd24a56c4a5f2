/** The legacy upload API (the one that every client speaks), with and without the slash: clients follow no redirect. */

import type { FastifyInstance } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { ServerDeps } from "../deps.ts";

export function registerUploadRoutes(app: FastifyInstance, deps: ServerDeps): void {
  for (const url of ["/:index/legacy/", "/:index/legacy"]) {
    app.post<{ Params: { index: string } }>(url, async (request, reply) => {
      // The first upload loads the form parser and the parsers of the standards: a start has no use for them.
      const { postUpload } = await import("./post-upload.ts");
      return postUpload(request, reply, deps);
    });
    app.get<{ Params: { index: string } }>(url, async (request) =>
      describeUploads(request.params.index, deps),
    );
  }
}

/** For people who open the URL in a browser. */
function describeUploads(name: string, { indexes }: ServerDeps): object {
  const index = indexes.find((candidate) => candidate.name === name);
  if (index === undefined) {
    throw new Refusal("index-unknown", {
      state: `there is no index ${JSON.stringify(name)}`,
      trigger: "asking for its upload URL",
    });
  }
  return {
    index: index.name,
    acceptsUploads: index.acceptsUploads,
    message: index.acceptsUploads
      ? "Upload wheels and sdists here with twine, uv, poetry, hatch, flit or pdm: POST, a token, :action=file_upload."
      : "This index takes no uploads; GET /api/indexes says which do.",
  };
}
