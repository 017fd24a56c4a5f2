/** 304 and its headers: fails when a client keeps an old page, or fetches again what it has. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { JSON_TYPE, send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

const WHEEL = {
  filename: "demo-1.0-py3-none-any.whl",
  project: "demo",
  version: "1.0",
  bytes: Buffer.from("demo"),
};
let server: ReadServer;
let file = "";
before(async () => {
  server = await startReadServer();
  const { sha256, filename } = server.add("prod", WHEEL);
  file = `/files/${sha256}/${filename}`;
});
after(async () => await server[Symbol.asyncDispose]());

for (const path of ["/main/simple/demo/", "/prod/simple/", "FILE"]) {
  test(`${path}: If-None-Match with its tag, in every form, gives 304 and no body`, async () => {
    const target = path === "FILE" ? file : path;
    const headers = { Accept: JSON_TYPE };
    const { etag = "" } = (await send(server.url, target, { headers })).headers;
    assert.match(etag, /^"[!#-~]+"$/);
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag}`, "*"]) {
      const answer = await send(server.url, target, { headers: { ...headers, "If-None-Match": condition } });
      assert.equal(answer.status, 304, condition);
      assert.equal(answer.body.length, 0);
      assert.equal(answer.headers["etag"], etag);
      assert.equal(answer.headers["content-type"], undefined);
    }
    const other = await send(server.url, target, { headers: { ...headers, "If-None-Match": '"other"' } });
    assert.equal(other.status, 200);
  });
}

test("a tag of another format or encoding is another page", async () => {
  const json = await send(server.url, "/main/simple/demo/", { headers: { Accept: JSON_TYPE } });
  const headers = { Accept: "text/html", "If-None-Match": json.headers["etag"] ?? "" };
  assert.equal((await send(server.url, "/main/simple/demo/", { headers })).status, 200);
});

test("pages are always revalidated, files never", async () => {
  assert.equal((await send(server.url, "/main/simple/demo/")).headers["cache-control"], "no-cache");
  const answer = await send(server.url, file);
  assert.equal(answer.headers["cache-control"], "public, max-age=365000000, immutable");
  assert.equal(answer.headers["access-control-allow-origin"], "*");
});

test("If-Modified-Since counts for files, and only without If-None-Match", async () => {
  const since = (await send(server.url, file)).headers["last-modified"] ?? "";
  assert.equal(since, "Fri, 02 Jan 2026 03:04:05 GMT");
  const ask = async (headers: Record<string, string>) => (await send(server.url, file, { headers })).status;
  assert.equal(await ask({ "If-Modified-Since": since }), 304);
  assert.equal(await ask({ "If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT" }), 200);
  assert.equal(await ask({ "If-Modified-Since": "yesterday" }), 200);
  assert.equal(await ask({ "If-Modified-Since": since, "If-None-Match": '"other"' }), 200);
});

test("the tag changes with the page", async () => {
  const before = await send(server.url, "/main/simple/demo/");
  server.add("prod", { ...WHEEL, filename: "demo-1.1-py3-none-any.whl", version: "1.1" });
  const headers = { "If-None-Match": before.headers["etag"] ?? "" };
  const after = await send(server.url, "/main/simple/demo/", { headers });
  assert.equal(after.status, 200);
  assert.notEqual(after.headers["etag"], before.headers["etag"]);
});
