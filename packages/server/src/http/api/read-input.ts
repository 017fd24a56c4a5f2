/** Checks the parts of a request against the schemas of its route; every fault is found at once. */

import type { Route } from "@linchpin/contract";
import type { Problem } from "@linchpin/standards";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { MatchedRoute } from "./match-route.ts";

export interface CheckedInput {
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Throws the Refusals `media-type-unknown`, `body-unreadable` and `body-invalid`. */
export function readInput(request: FastifyRequest, { route, parameters }: MatchedRoute): CheckedInput {
  const findings: Problem[] = [];
  const check = (schema: Route["body"], value: unknown, part: string): unknown => {
    const result = schema?.safeParse(value);
    if (result?.success === false) findings.push(...result.error.issues.map((issue) => finding(issue, part)));
    return result?.data;
  };
  const input = {
    parameters: check(route.parameters, parameters, "path"),
    query: check(route.query, request.query, "query"),
    body: check(route.body, route.body && readBody(request), "body"),
  };
  const [first] = findings;
  if (first === undefined) return input;
  throw new Refusal("body-invalid", {
    state: first.state,
    trigger: `${request.method} ${route.path}`,
    findings,
  });
}

function readBody(request: FastifyRequest): unknown {
  if (request.body !== undefined) return request.body;
  const mediaType = request.headers["content-type"];
  if (mediaType === undefined) {
    throw new Refusal("body-unreadable", { state: "the request has no body", trigger: "reading it" });
  }
  throw new Refusal("media-type-unknown", { state: `the body is ${mediaType}`, trigger: "reading it" });
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function finding(issue: Issue, part: string): Problem {
  const field = issue.path.map(String).join(".");
  return {
    code: `${part}-${(issue.code ?? "custom").replaceAll("_", "-")}`,
    severity: "error",
    state: `${field === "" ? `the ${part}` : field}: ${issue.message}`,
    trigger: "reading the request",
    consequence: "nothing was changed",
    remedy: "see /api/openapi.json for what the field may be",
    ...(field !== "" && { field }),
  };
}
