/** Every call of the JSON API, in the same order: route → authenticate → authorize → check the input → act → answer. */

import type { RouteName } from "@linchpin/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { authenticate } from "../../auth/authenticate.ts";
import { requireRight } from "../../auth/rights.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ServerDeps } from "../deps.ts";
import { originOf } from "../origin.ts";
import type { GuardedEndpoint, OpenEndpoint } from "./endpoint.ts";
import { describeApi } from "./endpoints/describe-api.ts";
import { listEvents } from "./endpoints/events.ts";
import { listIndexes } from "./endpoints/indexes.ts";
import { listFindings, showProject, showRelease } from "./endpoints/projects.ts";
import { promote } from "./endpoints/promote.ts";
import { createToken, listTokens, revokeToken } from "./endpoints/tokens.ts";
import { unyank, yank } from "./endpoints/yank.ts";
import { type MatchedRoute, matchRoute } from "./match-route.ts";
import { readInput } from "./read-input.ts";

const ENDPOINTS: { readonly [Name in RouteName]: OpenEndpoint<Name> | GuardedEndpoint<Name> } = {
  listIndexes,
  showProject,
  listFindings,
  showRelease,
  promote,
  yank,
  unyank,
  listEvents,
  listTokens,
  createToken,
  revokeToken,
  describeApi,
};

export async function dispatch(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ServerDeps,
): Promise<FastifyReply> {
  const match = matchRoute(request.method, request.url.split("?")[0] ?? "");
  if ("allow" in match) {
    reply.header("allow", match.allow);
    throw new Refusal("method-not-allowed", {
      state: `this path takes ${match.allow}`,
      trigger: `${request.method} ${request.url}`,
    });
  }
  const token = await authorize(request, match, deps);
  const input = readInput(request, match);
  const context = { ...deps, token, cause: causeOf(token, deps), origin: originOf(request) };
  const response = await (ENDPOINTS[match.name] as AnyEndpoint)(input, context);
  return reply.code(match.route.status).header("cache-control", "no-store").send(response);
}

/** The table's types tie each endpoint to its route; here any of them may come, with the input of its own route. */
type AnyEndpoint = (input: unknown, context: unknown) => Promise<object>;

async function authorize(request: FastifyRequest, { route }: MatchedRoute, deps: ServerDeps) {
  if (route.right === undefined) return undefined;
  const token = await authenticate(deps.catalogue, request.headers.authorization);
  requireRight(token, route.right);
  return token;
}

function causeOf(token: { readonly name: string } | undefined, { clock }: ServerDeps) {
  return { actor: token?.name ?? "anonymous", at: clock.now() };
}
