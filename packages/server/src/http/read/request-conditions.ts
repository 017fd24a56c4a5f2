import type { FastifyRequest } from "fastify";
import type { Conditions } from "./conditions.ts";

export function conditionsOf({ headers }: FastifyRequest): Conditions {
  return {
    ifNoneMatch: headers["if-none-match"],
    ifModifiedSince: headers["if-modified-since"],
    // node:http knows no rule for this header and may give a list.
    ifRange: [headers["if-range"]].flat()[0],
  };
}
