import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { basic, startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });

describe("operations", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.upload(goodFields(wheel), wheel);
  });
  after(() => server[Symbol.asyncDispose]());

  test("the administrator's token is a file that only its owner can read", () => {
    assert.equal(server.server.administrator.created, true);
    assert.equal(statSync(join(server.folder, "admin.token")).mode & 0o777, 0o600);
  });

  test("/healthz and /readyz say ok; /readyz names each check", async () => {
    assert.deepEqual(await (await fetch(`${server.url}/healthz`)).json(), { status: "ok" });
    const ready = await fetch(`${server.url}/readyz`);
    assert.equal(ready.status, 200);
    const { checks } = (await ready.json()) as { checks: Record<string, { ok: boolean }> };
    assert.deepEqual(Object.keys(checks), ["database", "blobs", "space"]);
  });

  test("/metrics has what was answered and refused, in the format of Prometheus", async () => {
    await fetch(`${server.url}/nothing/here`);
    await fetch(`${server.url}/metrics`);
    const answer = await fetch(`${server.url}/metrics`);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    assert.match(text, /^linchpin_http_answers_total\{method="POST",status="200"\} 1$/m);
    assert.match(text, /^linchpin_refusals_total\{code="route-unknown"\} 1$/m);
    assert.match(text, /^linchpin_events 2$/m);
    assert.match(text, /^process_resident_memory_bytes /m);
  });

  test("every answer has a request id, which the log knows; a proxy's id is kept", async () => {
    const answer = await fetch(`${server.url}/api/projects/nobody`, {
      headers: { "x-request-id": "proxy-1" },
    });
    assert.equal(answer.headers.get("x-request-id"), "proxy-1");
    assert.equal(((await answer.json()) as { requestId: string }).requestId, "proxy-1");
    assert.match(server.log(), /"reqId":"proxy-1".*"path":"\/api\/projects\/nobody","status":404/);
  });

  test("no token is ever logged, in whatever way it is sent", async () => {
    const created = await server.call("POST", "/api/tokens", { name: "ci", rights: ["upload"] });
    const { token } = (await created.json()) as { token: string };
    for (const authorization of [basic(token), `Bearer ${token}`, `token ${token}`, basic("x", token)]) {
      await server.upload(goodFields(wheel), wheel, { token: "", headers: { authorization } });
    }
    await fetch(`${server.url}/staging/simple/demo/?token=${token}`);
    assert.ok(!server.log().includes(token));
    assert.ok(!server.log().includes(Buffer.from(`__token__:${token}`).toString("base64")));
  });

  test("headers that are too large, and requests that are none, are refused without harm", async () => {
    const send = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(text));
        let answer = "";
        socket.on("data", (chunk) => (answer += chunk.toString()));
        socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
        socket.on("error", reject);
      });
    assert.match(await send(`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(40_000)}\r\n\r\n`), / 431 /);
    assert.match(await send("NONSENSE\r\n\r\n"), / 400 /);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  test("a second server on the same data folder, or on the same port, is refused in words", async () => {
    await assert.rejects(startTestServer({ folder: server.folder }), { code: "folder-in-use" });
    const { port } = new URL(server.url);
    await assert.rejects(startTestServer({ flags: { port } }), { code: "address-not-free" });
  });

  test("too little space: uploads are 507, reading goes on, /readyz is 503", async () => {
    await using full = await startTestServer({ flags: { "storage.min-free": String(1024 ** 4) } });
    assert.equal((await full.upload(goodFields(wheel), wheel)).status, 507);
    assert.equal((await fetch(`${full.url}/readyz`)).status, 503);
    assert.equal((await fetch(`${full.url}/api/indexes`)).status, 200);
  });

  test("after a restart the token works and the file is there", async () => {
    const again = await server.restart();
    assert.equal(again.server.administrator.created, false);
    assert.equal((await again.call("GET", "/api/tokens")).status, 200);
    assert.equal((await fetch(`${again.url}/staging/simple/demo/`)).status, 200);
    server = again;
  });
});
