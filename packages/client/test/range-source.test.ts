/** Ranges of a file on a server: fails when a part is taken for another one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeUpstream, startFakeUpstream, type UpstreamAbilities } from "@linchpin/testing";
import { ClientError, fetchFile, OpenIndex, openRangeSource } from "../src/index.ts";

const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 251));

async function withFile(
  abilities: Partial<UpstreamAbilities>,
  use: (index: OpenIndex, url: string, upstream: FakeUpstream) => Promise<void>,
): Promise<void> {
  await using upstream = await startFakeUpstream(abilities);
  upstream.add("demo", { filename: "demo-1.0-py3-none-any.whl", bytes: BYTES });
  const index = new OpenIndex({ url: upstream.url });
  await use(index, `${upstream.origin}/files/demo/demo-1.0-py3-none-any.whl`, upstream);
  index.close();
}

test("any part, with one request for everything near the end", async () => {
  await withFile({}, async (index, url, upstream) => {
    const source = await openRangeSource(index, url);
    assert.equal(source?.size, BYTES.length);
    assert.deepEqual(await source?.read(BYTES.length - 22, 22), BYTES.subarray(-22));
    assert.equal(upstream.count(/^\/files\//), 1);
    assert.deepEqual(await source?.read(1000, 50), BYTES.subarray(1000, 1050));
    assert.equal(upstream.count(/^\/files\//), 2);
  });
});

test("a server without ranges is noticed before the file is fetched", async () => {
  await withFile({ servesRanges: false }, async (index, url) => {
    assert.equal(await openRangeSource(index, url), undefined);
  });
});

test("a server that fails is an error, not a server without ranges", async () => {
  await withFile({}, async (index, url, upstream) => {
    upstream.misbehave(/^\/files\//, { kind: "status", status: 502 }, 1);
    await assert.rejects(openRangeSource(index, url), ClientError);
    const source = await openRangeSource(index, url);
    upstream.misbehave(/^\/files\//, { kind: "wrong-size", by: -1 }, 1);
    await assert.rejects(async () => await source?.read(0, 100), ClientError);
  });
});

test("a whole file says how long it is, and a missing one is an error", async () => {
  await withFile({}, async (index, url) => {
    const { chunks, size } = await fetchFile(index, url);
    assert.equal(size, BYTES.length);
    const received: Buffer[] = [];
    for await (const chunk of chunks) received.push(chunk);
    assert.deepEqual(Buffer.concat(received), BYTES);
    await assert.rejects(
      fetchFile(index, `${url}.missing`),
      (error) => (error as ClientError).kind === "not-found",
    );
  });
});
