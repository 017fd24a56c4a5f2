import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ROUTES, type RouteName } from "@linchpin/contract";
import { makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });

describe("the JSON API", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.upload(goodFields(wheel), wheel);
  });
  after(() => server[Symbol.asyncDispose]());

  const reading: readonly (readonly [RouteName, string])[] = [
    ["listIndexes", "/api/indexes"],
    ["showProject", "/api/projects/Demo"],
    ["showRelease", "/api/projects/demo/1.0.0"],
    ["listEvents", "/api/events?after=0"],
    ["listTokens", "/api/tokens"],
    ["describeApi", "/api/openapi.json"],
  ];
  for (const [name, path] of reading) {
    test(`GET ${path} answers what the contract says, and HEAD the same without a body`, async () => {
      const answer = await server.call("GET", path);
      assert.equal(answer.status, ROUTES[name].status);
      ROUTES[name].response.parse(await answer.json());
      const head = await server.call("HEAD", path);
      assert.equal(head.status, ROUTES[name].status);
      assert.equal(await head.text(), "");
    });
  }

  test("reading is open, administration is not", async () => {
    assert.equal((await server.call("GET", "/api/events", undefined, { token: "" })).status, 200);
    assert.equal((await server.call("GET", "/api/tokens", undefined, { token: "" })).status, 401);
  });

  for (const [method, path, status, allow] of [
    ["GET", "/api/nothing", 404, null],
    ["GET", "/api/projects/", 404, null],
    ["GET", "/api/projects/nobody", 404, null],
    ["GET", "/api/projects/demo/2.0", 404, null],
    ["GET", "/api/projects/demo/no-version", 404, null],
    ["PUT", "/api/promotions", 405, "POST"],
    ["POST", "/api/indexes", 405, "GET, HEAD"],
    ["PATCH", "/api/tokens", 405, "GET, HEAD, POST"],
    ["GET", "/api/events?after=-1", 422, null],
    ["GET", "/api/events?limit=many", 422, null],
  ] as const) {
    test(`${method} ${path}: ${status}`, async () => {
      const answer = await server.call(method, path);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get("allow"), allow);
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
    });
  }

  test("events come in order after a number, and no secret is among them", async () => {
    const created = await server.call("POST", "/api/tokens", { name: "ci", rights: ["promote"] });
    const { token } = (await created.json()) as { token: string };
    const text = await (await server.call("GET", "/api/events?after=1&limit=2")).text();
    const body = JSON.parse(text) as { events: { seq: number; kind: string }[]; last: number };
    assert.deepEqual(
      body.events.map(({ seq, kind }) => [seq, kind]),
      [
        [2, "file-uploaded"],
        [3, "token-created"],
      ],
    );
    assert.equal(body.last, 3);
    assert.ok(!text.includes(token) && !text.includes("hash"));
  });
});
