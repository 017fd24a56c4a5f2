/** POST /{index}/legacy/: validate the index → authenticate → authorize → receive → accept → answer. */

import type { FastifyReply, FastifyRequest } from "fastify";
import { authenticate } from "../../auth/authenticate.ts";
import { requireRight } from "../../auth/rights.ts";
import type { IndexDefinition, TokenRecord } from "../../domain/model.ts";
import { Refusal } from "../../domain/refusal.ts";
import { acceptUpload, type UploadReceipt } from "../../domain/upload/accept-upload.ts";
import type { ServerDeps } from "../deps.ts";
import { toFinding } from "../errors/problem-body.ts";
import { originOf } from "../origin.ts";
import { drain } from "./drain.ts";
import { uploadLimits } from "./limits.ts";
import { receiveForm } from "./receive-form.ts";
import { requireSpace } from "./require-space.ts";

export async function postUpload(
  request: FastifyRequest<{ Params: { index: string } }>,
  reply: FastifyReply,
  deps: ServerDeps,
): Promise<FastifyReply> {
  try {
    const token = await authenticate(deps.catalogue, request.headers.authorization);
    const index = findUploadIndex(request, deps.indexes);
    requireRight(token, `upload:${index.name}`);
    await requireSpace(deps.settings);
    return reply.send(receiptBody(await receiveAndAccept(request, index, token, deps)));
  } catch (error) {
    drain(request.raw);
    throw error;
  }
}

function findUploadIndex(
  request: FastifyRequest<{ Params: { index: string } }>,
  indexes: readonly IndexDefinition[],
): IndexDefinition {
  const name = request.params.index;
  const index = indexes.find((candidate) => candidate.name === name);
  if (index?.acceptsUploads) return index;
  const takers = indexes.filter((candidate) => candidate.acceptsUploads);
  const urls = takers.map((taker) => `${originOf(request)}/${taker.name}/legacy/`).join(" or ");
  if (index === undefined) {
    throw new Refusal("index-unknown", {
      state: `there is no index ${JSON.stringify(name)}`,
      trigger: "uploading to it",
      remedy: `upload to ${urls}`,
    });
  }
  throw new Refusal("uploads-not-taken", {
    detail: `: upload to ${urls}`,
    state: `${name} is ${describe(index)}`,
    trigger: "uploading to it",
    remedy: `upload to ${urls}${index.kind === "local" ? ", then promote to it" : ""}`,
  });
}

function describe(index: IndexDefinition): string {
  if (index.kind === "mirror") return "a mirror: its files come from the upstream index";
  if (index.kind === "merged") return `merged from ${index.layers.join(", ")}: it holds no files of its own`;
  return "a local index that files reach by promotion only";
}

async function receiveAndAccept(
  request: FastifyRequest,
  index: IndexDefinition,
  token: TokenRecord,
  deps: ServerDeps,
): Promise<UploadReceipt> {
  const limits = uploadLimits(deps.settings["uploads.max-size"]);
  const form = await receiveForm(request.raw, { blobs: deps.blobs, faults: deps.faults, limits });
  try {
    const right = `upload:${index.name}` as const;
    return await acceptUpload(form, {
      ...deps,
      index: index.name,
      cause: { actor: token.name, at: deps.clock.now() },
      authorize: (project) => {
        requireRight(token, right, project);
      },
      onRuleError: deps.settings["checks.upload"],
    });
  } finally {
    await form.content?.blob.discard();
  }
}

function receiptBody({ file, created, findings }: UploadReceipt): object {
  return {
    message: created
      ? `${file.filename} is stored`
      : `${file.filename} was stored before with the same bytes`,
    created,
    filename: file.filename,
    project: file.project,
    version: file.version,
    sha256: file.sha256,
    url: `/files/${file.sha256}/${encodeURIComponent(file.filename)}`,
    findings: findings.map(toFinding),
  };
}
