/** The OpenAPI 3.1 document of the route table. */

import { z } from "zod";
import { problemSchema } from "./problem.ts";
import { ROUTES, type Route, type RouteName } from "./routes.ts";

/** `version`: of the server. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Linchpin", version, license: { name: "Apache-2.0" } },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema) },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.right !== undefined && {
      security: [{ token: [] }],
      description: `Needs the right ${route.right}.`,
    }),
    parameters: [...parameters(route.parameters, "path"), ...parameters(route.query, "query")],
    ...(route.body !== undefined && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: jsonSchema(route.body, "input") } },
      },
    }),
    responses: {
      [route.status]: {
        description: "done",
        content: { "application/json": { schema: jsonSchema(route.response) } },
      },
      default: {
        description: "refused, and why",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(
  schema: z.ZodType | undefined,
  place: "path" | "query",
): readonly Record<string, unknown>[] {
  if (schema === undefined) return [];
  const { properties = {} } = jsonSchema(schema, "input") as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path",
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output" = "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
