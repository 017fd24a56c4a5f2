/** `GET /files/{sha256}/{filename}` and `….metadata`: the bytes, and the METADATA in them. */

import { isValidName, normalizeName } from "@linchpin/standards";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { unknownFile } from "../../../pages/refusals.ts";
import { sendArriving } from "../arriving-body.ts";
import { isNotModified } from "../conditions.ts";
import { type FoundBody, findFile, findMetadata, metadataBody, mirroredBody } from "../find-body.ts";
import { bodyHeaders, notModifiedHeaders } from "../immutable-body.ts";
import { conditionsOf } from "../request-conditions.ts";
import { sendImmutable, sendWire } from "../send.ts";
import type { ReadServices } from "../services.ts";
import { WireResponse } from "../wire-response.ts";

interface FileRoute {
  readonly Params: { readonly sha256: string; readonly filename: string };
}

interface UndigestedRoute {
  readonly Params: { readonly project: string; readonly filename: string };
}

const METADATA_SUFFIX = ".metadata";

export function registerFile(app: FastifyInstance, services: ReadServices): void {
  app.get<FileRoute>("/files/:sha256/:filename", async (request, reply) => {
    const { sha256, filename } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw unknownFile(filename);
    const found = await findByDigest(sha256, filename, { request, services });
    // From then on the warm path finds the body under the very path that was asked for.
    if (found.kind === "here" && !request.url.includes("?")) services.bodies.set(request.url, found.body);
    return await sendFound(request, reply, found);
  });
}

/** Files whose digest nobody knows before they were fetched once (docs/decisions/0011). */
export function registerUndigestedFile(app: FastifyInstance, services: ReadServices): void {
  app.get<UndigestedRoute>("/files/undigested/:project/:filename", async (request, reply) => {
    const { project, filename } = request.params;
    if (!isValidName(project)) throw unknownFile(filename);
    const found = await findByName(normalizeName(project), filename, { request, services });
    return await sendFound(request, reply, found);
  });
}

interface Asked {
  readonly request: FastifyRequest;
  readonly services: ReadServices;
}

async function findByDigest(
  sha256: string,
  filename: string,
  { request, services }: Asked,
): Promise<FoundBody> {
  const wheel = metadataOf(filename);
  if (wheel !== undefined) return { kind: "here", body: await findMetadata(sha256, wheel, services) };
  return await findFile(sha256, filename, { services, options: { fetch: request.method === "GET" } });
}

async function findByName(
  project: string,
  filename: string,
  { request, services }: Asked,
): Promise<FoundBody> {
  const { mirror } = services;
  const wheel = metadataOf(filename);
  if (wheel !== undefined) {
    const body = metadataBody(await mirror.undigestedMetadata(project, wheel));
    return { kind: "here", body: { ...body, cacheControl: "no-cache" } };
  }
  const content = await mirror.undigestedFile(project, filename, { fetch: request.method === "GET" });
  const found = mirroredBody(content, services);
  // The address names no bytes, so nobody may keep them for ever.
  return found.kind === "here" ? { ...found, body: { ...found.body, cacheControl: "no-cache" } } : found;
}

function metadataOf(filename: string): string | undefined {
  return filename.endsWith(METADATA_SUFFIX) ? filename.slice(0, -METADATA_SUFFIX.length) : undefined;
}

async function sendFound(
  request: FastifyRequest,
  reply: FastifyReply,
  found: FoundBody,
): Promise<FastifyReply> {
  if (found.kind === "here") return await sendImmutable(request, reply, found.body);
  if (found.kind === "arriving") return await sendArriving(request, reply, found.body);
  const { facts, size } = found;
  const unchanged = isNotModified(conditionsOf(request), facts);
  return sendWire(
    request,
    reply,
    unchanged
      ? new WireResponse(304, notModifiedHeaders(facts))
      : new WireResponse(200, bodyHeaders(facts, size)),
  );
}
