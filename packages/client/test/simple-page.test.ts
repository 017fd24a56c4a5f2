/** Pages from any index: fails when a fault of the index is taken for a page, or a page for a fault. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeUpstream, startFakeUpstream, type UpstreamAbilities } from "@linchpin/testing";
import { ClientError, fetchProjectPage, OpenIndex } from "../src/index.ts";

async function withIndex(
  abilities: Partial<UpstreamAbilities>,
  use: (index: OpenIndex, upstream: FakeUpstream) => Promise<void>,
): Promise<void> {
  await using upstream = await startFakeUpstream(abilities);
  upstream.add("demo", { filename: "demo-1.0-py3-none-any.whl", bytes: Buffer.from("demo") });
  const index = new OpenIndex({ url: upstream.url, idleMilliseconds: 200, pageMilliseconds: 400 });
  try {
    await use(index, upstream);
  } finally {
    index.close();
  }
}

for (const htmlOnly of [false, true]) {
  test(`a page, then 304 for its validators (${htmlOnly ? "HTML" : "JSON"})`, async () => {
    await withIndex({ htmlOnly }, async (index, upstream) => {
      const first = await fetchProjectPage(index, "Demo");
      assert.ok(first.kind === "page");
      assert.equal(first.page.files[0]?.url, `${upstream.origin}/files/demo/demo-1.0-py3-none-any.whl`);
      assert.equal(first.page.files[0]?.size, 4);
      assert.equal((await fetchProjectPage(index, "demo", first.validators)).kind, "not-modified");
      assert.equal(upstream.count(/^\/simple\/demo\/$/), 2);
    });
  });
}

for (const status of [404, 410]) {
  test(`${status} means that there is no such project`, async () => {
    await withIndex({}, async (index, upstream) => {
      upstream.misbehave(/./, { kind: "status", status });
      assert.deepEqual(await fetchProjectPage(index, "demo"), { kind: "absent" });
    });
  });
}

const FAULTS = {
  "a server error": [{ kind: "status", status: 500 }, "unavailable"],
  "a refusal": [{ kind: "status", status: 403 }, "forbidden"],
  "a rate limit": [{ kind: "status", status: 429, headers: { "Retry-After": "7" } }, "unavailable"],
  "a page that is cut": [{ kind: "cut", after: 20 }, "unreachable"],
  "a connection that is reset": [{ kind: "reset" }, "unreachable"],
  silence: [{ kind: "hang" }, "timed-out"],
  "a page that drips": [{ kind: "slow", bytesEach10Milliseconds: 2 }, "timed-out"],
  "another page": [{ kind: "garbage" }, "answer-invalid"],
  "304 to nobody's question": [{ kind: "not-modified" }, "refused"],
  "an encoding that is a lie": [{ kind: "claimed-encoding", encoding: "gzip" }, "unreachable"],
  "an encoding that nobody knows": [{ kind: "claimed-encoding", encoding: "rot13" }, "answer-invalid"],
  "a redirect to itself": [{ kind: "redirect", to: "/simple/demo/" }, "answer-invalid"],
  "a redirect to a file": [{ kind: "redirect", to: "file:///etc/passwd" }, "answer-invalid"],
} as const;

for (const [name, [fault, kind]] of Object.entries(FAULTS)) {
  test(`${name} is an error (${kind}), never an empty or absent project`, async () => {
    await withIndex({ compresses: false }, async (index, upstream) => {
      upstream.misbehave(/^\/simple\//, fault);
      await assert.rejects(fetchProjectPage(index, "demo"), (error) => {
        assert.ok(error instanceof ClientError, String(error));
        assert.equal(error.kind, kind);
        if (name === "a rate limit") assert.equal(error.retryAfterSeconds, 7);
        return true;
      });
    });
  });
}

test("credentials go to the index and to nobody else, and are never printed", async () => {
  await using other = await startFakeUpstream();
  await withIndex({}, async (_, upstream) => {
    const url = new URL(upstream.url);
    url.username = "reader";
    url.password = "s3cret";
    const index = new OpenIndex({ url: url.href });
    await fetchProjectPage(index, "demo");
    assert.equal(upstream.requests[0]?.headers.authorization, `Basic ${btoa("reader:s3cret")}`);
    upstream.misbehave(/^\/simple\//, { kind: "redirect", to: `${other.url}demo/` });
    await fetchProjectPage(index, "demo");
    assert.equal(other.requests[0]?.headers.authorization, undefined);
    await upstream.stop();
    await assert.rejects(
      fetchProjectPage(index, "demo"),
      (error) => !JSON.stringify(error).includes("s3cret"),
    );
    index.close();
  });
});
