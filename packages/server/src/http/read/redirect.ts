/** 301 to the one spelling of an address: a path on the same host, since clients drop credentials for another one. */
import type { FastifyReply, FastifyRequest } from "fastify";

/** `path` begins with a slash and holds nothing that would have to be encoded. */
export function redirectTo(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const query = request.raw.url?.indexOf("?") ?? -1;
  const location = query === -1 ? path : `${path}${request.raw.url?.slice(query)}`;
  return reply
    .code(301)
    .header("location", location)
    .header("cache-control", "no-cache")
    .header("access-control-allow-origin", "*")
    .send();
}
