import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientError, createApiClient } from "@linchpin/client";
import { bodyOf, type Handler, startLocalServer } from "./local-server.ts";

const QUICK = { attempts: 3, firstWaitMilliseconds: 1, longestWaitMilliseconds: 5 };
const PROMOTION = { project: "acme-tool", version: "2.1.0", from: "staging", to: "prod" };
const RELEASE = { project: "acme-tool", version: "2.1.0", indexes: [], files: [] };

const answering =
  (status: number, body: unknown): Handler =>
  (_request, response) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

test("a call sends the method, path, token and body of its route and gives the typed answer", async (context) => {
  const server = await startLocalServer(context, async (request, response) => {
    assert.equal(`${request.method} ${request.url}`, "POST /below/api/promotions");
    assert.equal(request.headers.authorization, "Bearer linchpin_secret");
    assert.deepEqual(JSON.parse(await bodyOf(request)), PROMOTION);
    answering(200, { ...PROMOTION, files: [], promoted: [] })(request, response);
  });
  server.pathname = "/below/";
  const api = createApiClient({ server, token: "linchpin_secret" });
  assert.deepEqual((await api.call("promote", { body: PROMOTION })).promoted, []);
});

test("parameters are encoded into the path, and a query is appended", async (context) => {
  const paths: (string | undefined)[] = [];
  const server = await startLocalServer(
    context,
    (request, response) => {
      paths.push(request.url);
      return answering(200, RELEASE)(request, response);
    },
    (request, response) => {
      paths.push(request.url);
      return answering(200, { events: [], last: 0 })(request, response);
    },
  );
  const api = createApiClient({ server });
  await api.call("showRelease", { parameters: { project: "a/b c", version: "1.0+local" } });
  await api.call("listEvents", { query: { after: 5 } });
  assert.deepEqual(paths, ["/api/projects/a%2Fb%20c/1.0%2Blocal", "/api/events?after=5"]);
});

test("a busy server is asked again, except for what would then be done twice", async (context) => {
  let calls = 0;
  const server = await startLocalServer(context, (_request, response) => {
    calls += 1;
    response.writeHead(503).end();
  });
  const api = createApiClient({ server, policy: QUICK });
  await assert.rejects(api.call("promote", { body: PROMOTION }), { kind: "unavailable", status: 503 });
  assert.equal(calls, 3);
  await assert.rejects(api.call("createToken", { body: { name: "ci", rights: ["upload"] } }), ClientError);
  assert.equal(calls, 4);
});

test("an answer that does not fit the contract is an error that says so", async (context) => {
  const server = await startLocalServer(context, answering(200, { project: 5 }));
  const api = createApiClient({ server });
  await assert.rejects(api.call("showProject", { parameters: { project: "acme" } }), {
    kind: "answer-invalid",
  });
});
