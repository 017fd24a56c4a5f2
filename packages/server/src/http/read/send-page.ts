/** Negotiates the format and the encoding of a simple page, and sends it. */
import { negotiateSimpleFormat, type SimpleFormat } from "@linchpin/standards";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { ShownPage } from "../../pages/pages.ts";
import { negotiateEncoding } from "./content-encoding.ts";
import { answerPage, answerStalePage } from "./page-answer.ts";
import { conditionsOf } from "./request-conditions.ts";
import { sendWire } from "./send.ts";
import type { ReadServices } from "./services.ts";

/** What there is no page of is 404, whatever the client accepts. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, page }: { readonly services: ReadServices; readonly page: () => Promise<ShownPage> },
): Promise<FastifyReply> {
  const { rendered, stale } = await page();
  const format = negotiateFormat(request);
  const encoding = negotiateEncoding(request.headers["accept-encoding"]?.toString());
  const representation = await rendered.representation(format, encoding);
  const conditions = conditionsOf(request);
  const response =
    stale === undefined
      ? answerPage(representation, conditions)
      : answerStalePage(representation, conditions, { ...stale, now: services.clock.now() });
  return sendWire(request, reply, response);
}

/** `?format=` beats Accept (PEP 691 § URL parameter). Throws a Refusal (406) where no format will do. */
function negotiateFormat(request: FastifyRequest): SimpleFormat {
  const asked = (request.query as { readonly format?: string | readonly string[] }).format;
  const format = negotiateSimpleFormat(request.headers.accept, [asked].flat()[0]);
  if (format !== undefined) return format;
  throw new Refusal("not-acceptable", {
    state: `no format of a simple page fits ${asked === undefined ? "the Accept header" : "?format="}`,
    trigger: "asking for the page",
  });
}
