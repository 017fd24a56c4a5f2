/** The one table of the JSON API: the server dispatches by it, the client calls by it, OpenAPI is made from it. */

import { z } from "zod";
import { eventListSchema, eventQuerySchema } from "./events.ts";
import { indexListSchema } from "./indexes.ts";
import {
  findingListSchema,
  projectParametersSchema,
  projectViewSchema,
  releaseParametersSchema,
  releaseSchema,
} from "./projects.ts";
import { promotionRequestSchema, promotionSchema } from "./promotions.ts";
import {
  issuedTokenSchema,
  revokedTokenSchema,
  tokenListSchema,
  tokenParametersSchema,
  tokenRequestSchema,
} from "./tokens.ts";
import { unyankRequestSchema, yankRequestSchema, yankSchema } from "./yanks.ts";

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  /** `{name}` stands for one segment. */
  readonly path: string;
  readonly summary: string;
  /** What a token must be allowed to do; open to everybody without it. */
  readonly right?: "promote" | "yank" | "admin";
  readonly parameters?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The status of success. */
  readonly status: 200 | 201;
  readonly response: z.ZodType;
}

export const ROUTES = {
  listIndexes: {
    method: "GET",
    path: "/api/indexes",
    summary: "The indexes of this server, and their URLs",
    status: 200,
    response: indexListSchema,
  },
  showProject: {
    method: "GET",
    path: "/api/projects/{project}",
    summary: "Every release of a project that a local index holds",
    parameters: projectParametersSchema,
    status: 200,
    response: projectViewSchema,
  },
  listFindings: {
    method: "GET",
    path: "/api/projects/{project}/findings",
    summary: "What the rules found in the files of a project and did not refuse",
    parameters: projectParametersSchema,
    status: 200,
    response: findingListSchema,
  },
  showRelease: {
    method: "GET",
    path: "/api/projects/{project}/{version}",
    summary: "One release: its files, and which index shows them",
    parameters: releaseParametersSchema,
    status: 200,
    response: releaseSchema,
  },
  promote: {
    method: "POST",
    path: "/api/promotions",
    summary: "Show a release of one local index in another: the same bytes under the same URLs",
    right: "promote",
    body: promotionRequestSchema,
    status: 200,
    response: promotionSchema,
  },
  yank: {
    method: "POST",
    path: "/api/yanks",
    summary: "Mark a release as not to be installed, with a reason (PEP 592)",
    right: "yank",
    body: yankRequestSchema,
    status: 200,
    response: yankSchema,
  },
  unyank: {
    method: "DELETE",
    path: "/api/yanks",
    summary: "Take the mark away again",
    right: "yank",
    body: unyankRequestSchema,
    status: 200,
    response: yankSchema,
  },
  listEvents: {
    method: "GET",
    path: "/api/events",
    summary: "What happened, in order",
    query: eventQuerySchema,
    status: 200,
    response: eventListSchema,
  },
  listTokens: {
    method: "GET",
    path: "/api/tokens",
    summary: "The tokens that work, without their secrets",
    right: "admin",
    status: 200,
    response: tokenListSchema,
  },
  createToken: {
    method: "POST",
    path: "/api/tokens",
    summary: "Make a token; the answer is the only place where its secret is ever shown",
    right: "admin",
    body: tokenRequestSchema,
    status: 201,
    response: issuedTokenSchema,
  },
  revokeToken: {
    method: "DELETE",
    path: "/api/tokens/{id}",
    summary: "Make a token useless",
    right: "admin",
    parameters: tokenParametersSchema,
    status: 200,
    response: revokedTokenSchema,
  },
  describeApi: {
    method: "GET",
    path: "/api/openapi.json",
    summary: "This API as an OpenAPI 3.1 document",
    status: 200,
    response: z.record(z.string(), z.unknown()),
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What an endpoint of a route is given once everything was checked. */
export interface RouteInput<Name extends RouteName> {
  readonly parameters: Output<
    (typeof ROUTES)[Name] extends { parameters: infer Schema } ? Schema : undefined
  >;
  readonly query: Output<(typeof ROUTES)[Name] extends { query: infer Schema } ? Schema : undefined>;
  readonly body: Output<(typeof ROUTES)[Name] extends { body: infer Schema } ? Schema : undefined>;
}

export type RouteResponse<Name extends RouteName> = z.output<(typeof ROUTES)[Name]["response"]>;

/** What a caller gives a route: the parts that it has, before defaults are filled in. */
export type RouteArguments<Name extends RouteName> = {
  readonly [Part in Extract<keyof (typeof ROUTES)[Name], "parameters" | "query" | "body">]: z.input<
    (typeof ROUTES)[Name][Part] extends z.ZodType ? (typeof ROUTES)[Name][Part] : never
  >;
};
