/** `GET /files/{sha256}/{filename}` and `….metadata`: the bytes, and the METADATA in them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { unknownFile } from "../../../pages/refusals.ts";
import { findBody, findMetadata } from "../find-body.ts";
import type { ImmutableBody } from "../immutable-body.ts";
import { sendImmutable } from "../send.ts";
import type { ReadServices } from "../services.ts";

interface FileRoute {
  readonly Params: { readonly sha256: string; readonly filename: string };
}

const METADATA_SUFFIX = ".metadata";

export function registerFile(app: FastifyInstance, services: ReadServices): void {
  app.get<FileRoute>("/files/:sha256/:filename", async (request, reply) => {
    const { sha256, filename } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw unknownFile(filename);
    const body = filename.endsWith(METADATA_SUFFIX)
      ? await findMetadata(sha256, filename.slice(0, -METADATA_SUFFIX.length), services)
      : await findBody(sha256, filename, services);
    return await sendAndRemember(request, reply, body, services);
  });
}

/** From then on the warm path finds the body under the very path that was asked for. */
async function sendAndRemember(
  request: FastifyRequest,
  reply: FastifyReply,
  body: ImmutableBody,
  { bodies }: ReadServices,
): Promise<FastifyReply> {
  const path = request.raw.url ?? "";
  if (!path.includes("?")) bodies.set(path, body);
  return await sendImmutable(request, reply, body);
}
