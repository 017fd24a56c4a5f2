import assert from "node:assert/strict";
import { test } from "node:test";
import { openApiDocument, ROUTES } from "../src/index.ts";

test("the OpenAPI document describes every route of the table, and what each says when it refuses", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument("0.1.0"))) as {
    paths: Record<
      string,
      Record<string, { operationId: string; parameters: { name: string }[]; responses: object }>
    >;
  };
  for (const [name, route] of Object.entries(ROUTES)) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    assert.equal(operation?.operationId, name);
    const placeholders = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    assert.deepEqual(
      operation.parameters
        .map((parameter) => parameter.name)
        .filter((parameter) => placeholders.includes(parameter)),
      placeholders,
    );
    assert.deepEqual(Object.keys(operation.responses), [String(route.status), "default"]);
  }
});
