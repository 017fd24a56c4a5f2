/** The upstream fails: fails when an outage becomes a 404 or an empty page, or when what is held is not served. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fault, startFakeUpstream } from "@linchpin/testing";
import { filePath, projectJson, send } from "../read/http.ts";
import { startReadServer, TestClock } from "../read/read-server.ts";

const WHEEL = { filename: "demo-1.0-py3-none-any.whl", bytes: Buffer.from("wheel") };
const PAGE = /^\/simple\//;

const FAULTS: Readonly<Record<string, Fault>> = {
  "500": { kind: "status", status: 500 },
  "503": { kind: "status", status: 503 },
  "403": { kind: "status", status: 403 },
  "a rate limit": { kind: "status", status: 429, headers: { "Retry-After": "11" } },
  "a reset": { kind: "reset" },
  "half a page": { kind: "cut", after: 30 },
  "a sign that says back soon": { kind: "garbage" },
  "a redirect that never ends": { kind: "redirect", to: "/simple/demo/" },
  silence: { kind: "hang" },
  "another encoding than it says": { kind: "claimed-encoding", encoding: "gzip" },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`${name}: what is not held is 503 with the seconds to wait, what is held is served and labelled`, async () => {
    await using upstream = await startFakeUpstream({ compresses: false, sendsEtags: false });
    upstream.add("demo", WHEEL);
    const clock = new TestClock();
    await using server = await startReadServer({ upstream: upstream.url, clock, timeout: 0.2 });
    upstream.misbehave(PAGE, fault);
    for (const index of ["main", "pypi"]) {
      const answer = await send(server.url, `/${index}/simple/demo/`);
      assert.equal(answer.status, 503);
      assert.match(answer.headers["retry-after"] ?? "", /^[1-9]\d*$/);
      if (name === "a rate limit") assert.equal(answer.headers["retry-after"], "11");
    }
    clock.advance(60);
    upstream.behave();
    const { files } = await projectJson(server.url, "main", "demo");
    upstream.misbehave(PAGE, fault);
    clock.advance(75);
    const stale = await send(server.url, "/main/simple/demo/");
    assert.equal(stale.status, 200);
    assert.match(stale.headers["x-linchpin-stale"] ?? "", /./);
    assert.equal(stale.headers["age"], "75");
    assert.deepEqual((await projectJson(server.url, "main", "demo")).files, files);
    clock.advance(60);
    upstream.behave();
    const fresh = await send(server.url, "/main/simple/demo/");
    assert.equal(fresh.headers["x-linchpin-stale"], undefined);
  });
}

test("a remembered 404 does not outlive its time in an outage", async () => {
  await using upstream = await startFakeUpstream();
  const clock = new TestClock();
  await using server = await startReadServer({ upstream: upstream.url, clock });
  assert.equal((await send(server.url, "/main/simple/demo/")).status, 404);
  await upstream.stop();
  clock.advance(61);
  assert.equal((await send(server.url, "/main/simple/demo/")).status, 503);
});

test("an upstream that is down is not asked again by every request", async () => {
  await using upstream = await startFakeUpstream();
  const clock = new TestClock();
  await using server = await startReadServer({ upstream: upstream.url, clock });
  upstream.misbehave(PAGE, { kind: "status", status: 503 });
  for (let count = 0; count < 5; count++) await send(server.url, "/main/simple/demo/");
  assert.equal(upstream.count(PAGE), 1);
  clock.advance(2);
  await send(server.url, "/main/simple/demo/");
  assert.equal(upstream.count(PAGE), 2);
});

test("pages and files outlive a restart while the upstream is down", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", WHEEL);
  const clock = new TestClock();
  const first = await startReadServer({ upstream: upstream.url, clock });
  const [file] = (await projectJson(first.url, "main", "demo")).files;
  await send(first.url, filePath(file));
  await upstream.stop();
  clock.advance(3600);
  await using second = await first.restart();
  const page = await send(second.url, "/main/simple/demo/");
  assert.equal(page.status, 200);
  assert.equal(page.headers["age"], "3600");
  assert.equal((await send(second.url, filePath(file))).body.toString(), "wheel");
  assert.equal((await send(second.url, "/main/simple/other/")).status, 503);
  assert.equal((await send(second.url, `/files/${"0".repeat(64)}/other-1.0.tar.gz`)).status, 503);
});

test("our own pages do not wait for an upstream that hangs", async () => {
  await using upstream = await startFakeUpstream();
  upstream.misbehave(/./, { kind: "hang" });
  await using server = await startReadServer({ upstream: upstream.url, timeout: 30 });
  server.add("prod", { ...WHEEL, project: "demo", version: "1.0" });
  assert.equal((await send(server.url, "/main/simple/demo/")).status, 200);
  assert.equal((await send(server.url, "/main/simple/")).status, 200);
  assert.equal(upstream.requests.length, 0);
});

test("an upstream that is silent is waited for once, not once a project, where the pages are held", async () => {
  await using upstream = await startFakeUpstream();
  const clock = new TestClock();
  await using server = await startReadServer({ upstream: upstream.url, clock, timeout: 0.2 });
  const names = ["one", "two", "three", "four"];
  for (const name of names) {
    upstream.add(name, { ...WHEEL, filename: `${name}-1.0-py3-none-any.whl` });
    await projectJson(server.url, "main", name);
  }
  upstream.misbehave(/./, { kind: "hang" });
  clock.advance(61);
  const asked = upstream.requests.length;
  for (const name of names) {
    const answer = await send(server.url, `/main/simple/${name}/`);
    assert.equal(answer.status, 200);
    assert.ok(answer.headers["x-linchpin-stale"]);
  }
  assert.equal(upstream.requests.length, asked + 1);
  upstream.behave();
  clock.advance(31);
  assert.equal((await send(server.url, "/main/simple/two/")).headers["x-linchpin-stale"], undefined);
});
