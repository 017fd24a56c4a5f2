/** Files of an upstream without sha256: fails when they cannot be had, or when their page never gets a digest. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { startFakeUpstream, type UpstreamAbilities } from "@linchpin/testing";
import { filePath, projectJson, send } from "../read/http.ts";
import { startReadServer, TestClock } from "../read/read-server.ts";

const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 3) % 250));
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const FILE = { filename: "demo-1.0.tar.gz", bytes: BYTES };
const FILES = /^\/files\//;
const BARE: Partial<UpstreamAbilities> = {
  htmlOnly: true,
  hashes: [],
  showsSizes: false,
  showsUploadTimes: false,
};

test("the first fetch gives the file and teaches its digest, which the page shows from then on", async () => {
  await using upstream = await startFakeUpstream(BARE);
  upstream.add("demo", FILE);
  const clock = new TestClock();
  const first = await startReadServer({ upstream: upstream.url, clock });
  const unknown = filePath((await projectJson(first.url, "main", "demo")).files[0]);
  assert.equal(unknown, `/files/undigested/demo/${FILE.filename}`);
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(first.url, unknown)));
  assert.ok(answers.every(({ body }) => body.equals(BYTES)));
  assert.equal(upstream.count(FILES), 1);
  await using server = await first.restart();
  for (const seconds of [0, 61]) {
    clock.advance(seconds);
    const page = await projectJson(server.url, "main", "demo");
    assert.equal(page.meta["api-version"], "1.4");
    assert.deepEqual(page.files[0]?.hashes, { sha256: SHA256 });
    assert.equal(page.files[0]?.size, BYTES.length);
    assert.equal(filePath(page.files[0]), `/files/${SHA256}/${FILE.filename}`);
  }
  for (const path of [unknown, `/files/${SHA256}/${FILE.filename}`]) {
    assert.ok((await send(server.url, path)).body.equals(BYTES));
  }
  assert.equal(upstream.count(FILES), 1);
});

test("nobody may keep what an address without a digest gives", async () => {
  await using upstream = await startFakeUpstream(BARE);
  upstream.add("demo", FILE);
  await using server = await startReadServer({ upstream: upstream.url });
  const path = filePath((await projectJson(server.url, "main", "demo")).files[0]);
  for (let round = 0; round < 3; round++) {
    assert.doesNotMatch((await send(server.url, path)).headers["cache-control"] ?? "", /immutable|max-age/);
  }
});

test("ranges and HEAD work, although nobody knows the size before the upstream is asked", async () => {
  await using upstream = await startFakeUpstream(BARE);
  upstream.add("demo", FILE);
  await using server = await startReadServer({ upstream: upstream.url });
  const path = filePath((await projectJson(server.url, "main", "demo")).files[0]);
  const head = await send(server.url, path, { method: "HEAD" });
  assert.equal(head.headers["content-length"], String(BYTES.length));
  const tail = await send(server.url, path, { headers: { Range: "bytes=-7" } });
  assert.equal(tail.status, 206);
  assert.ok(tail.body.equals(BYTES.subarray(-7)));
});

test("another digest than sha256 is checked all the same", async () => {
  await using upstream = await startFakeUpstream({ hashes: ["md5"] });
  upstream.add("demo", FILE);
  await using server = await startReadServer({ upstream: upstream.url });
  const path = filePath((await projectJson(server.url, "main", "demo")).files[0]);
  upstream.misbehave(FILES, { kind: "wrong-bytes" }, 1);
  await assert.rejects(async () => {
    const { status } = await send(server.url, path);
    throw new Error(String(status));
  });
  assert.ok((await send(server.url, path)).body.equals(BYTES));
});

test("a file that is cut in the middle of an unknown length is not taken for whole", async () => {
  await using upstream = await startFakeUpstream(BARE);
  upstream.add("demo", FILE);
  await using server = await startReadServer({ upstream: upstream.url });
  const path = filePath((await projectJson(server.url, "main", "demo")).files[0]);
  upstream.misbehave(FILES, { kind: "cut", after: 150_000 }, 1);
  await assert.rejects(send(server.url, path));
  assert.ok((await send(server.url, path)).body.equals(BYTES));
});
