/** The fake upstream keeps to the simple API, and breaks it only as it was told to. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { startFakeUpstream, type UpstreamAbilities } from "../src/index.ts";

const BYTES = Buffer.from("not really a wheel, but bytes with a digest");
const FILE = { filename: "demo-1.0-py3-none-any.whl", bytes: BYTES, metadata: "Name: demo\n" };
const JSON_TYPE = "application/vnd.pypi.simple.v1+json";

async function withDemo(abilities: Partial<UpstreamAbilities> = {}) {
  const upstream = await startFakeUpstream(abilities);
  upstream.add("demo", FILE);
  return upstream;
}

test("a page in the format that was asked for, with facts that are true of the file", async () => {
  await using upstream = await withDemo();
  const answer = await fetch(`${upstream.url}demo/`, { headers: { Accept: JSON_TYPE } });
  assert.equal(answer.headers.get("content-type"), JSON_TYPE);
  const page = (await answer.json()) as { files: Record<string, unknown>[] };
  const sha256 = createHash("sha256").update(BYTES).digest("hex");
  assert.deepEqual(page.files[0]?.hashes, { sha256 });
  assert.equal(page.files[0]?.size, BYTES.length);
  const html = await fetch(`${upstream.url}demo/`, { headers: { Accept: "text/html" } });
  assert.match(await html.text(), new RegExp(`#sha256=${sha256}"`));
});

test("304 for the tag of the page that is held", async () => {
  await using upstream = await withDemo();
  const etag = (await fetch(`${upstream.url}demo/`)).headers.get("etag") ?? "";
  const again = await fetch(`${upstream.url}demo/`, { headers: { "If-None-Match": etag } });
  assert.equal(again.status, 304);
});

test("files whole, in parts, and with their metadata", async () => {
  await using upstream = await withDemo();
  const url = `${upstream.origin}/files/demo/${FILE.filename}`;
  assert.deepEqual(Buffer.from(await (await fetch(url)).arrayBuffer()), BYTES);
  const tail = await fetch(url, { headers: { Range: "bytes=-6" } });
  assert.equal(tail.status, 206);
  assert.equal(await tail.text(), "digest");
  assert.equal(await (await fetch(`${url}.metadata`)).text(), FILE.metadata);
});

test("abilities that are off are off", async () => {
  await using upstream = await withDemo({
    htmlOnly: true,
    servesMetadata: false,
    servesRanges: false,
    showsSizes: false,
    hashes: [],
  });
  const page = await fetch(`${upstream.url}demo/`, { headers: { Accept: JSON_TYPE } });
  const html = await page.text();
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(html, /repository-version" content="1\.0"/);
  assert.doesNotMatch(html, /#sha256=|data-size/);
  const url = `${upstream.origin}/files/demo/${FILE.filename}`;
  assert.equal((await fetch(`${url}.metadata`)).status, 404);
  assert.equal((await fetch(url, { headers: { Range: "bytes=-6" } })).status, 200);
});

test("faults come as often as they were asked for, and every request is counted", async () => {
  await using upstream = await withDemo();
  upstream.misbehave(/^\/simple\/demo\//, { kind: "status", status: 503 }, 1);
  assert.equal((await fetch(`${upstream.url}demo/`)).status, 503);
  assert.equal((await fetch(`${upstream.url}demo/`)).status, 200);
  assert.equal(upstream.count(/^\/simple\/demo\/$/), 2);
  assert.equal((await fetch(`${upstream.url}other/`)).status, 404);
});

test("a cut body does not arrive whole, and wrong bytes have the right length", async () => {
  await using upstream = await withDemo();
  const url = `${upstream.origin}/files/demo/${FILE.filename}`;
  upstream.misbehave(/^\/files\//, { kind: "cut", after: 10 }, 1);
  await assert.rejects(async () => await (await fetch(url)).arrayBuffer());
  upstream.misbehave(/^\/files\//, { kind: "wrong-bytes" }, 1);
  const wrong = Buffer.from(await (await fetch(url)).arrayBuffer());
  assert.equal(wrong.length, BYTES.length);
  assert.notDeepEqual(wrong, BYTES);
});

test("it goes down and comes back at the same address", async () => {
  await using upstream = await withDemo();
  await upstream.stop();
  await assert.rejects(() => fetch(`${upstream.url}demo/`));
  await upstream.start();
  assert.equal((await fetch(`${upstream.url}demo/`)).status, 200);
});
