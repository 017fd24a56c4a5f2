/** Files through the mirror: fails when wrong or half bytes are kept or passed on as whole, or fetched more than once. */
import assert from "node:assert/strict";
import { existsSync, truncateSync } from "node:fs";
import { test } from "node:test";
import { type FakeUpstream, type Fault, startFakeUpstream, type UpstreamAbilities } from "@linchpin/testing";
import { filePath, projectJson, send } from "../read/http.ts";
import { type ReadServer, type ReadServerOptions, startReadServer } from "../read/read-server.ts";

/** Longer than what is held back until the digest is known, and longer than one block. */
const BYTES = Buffer.from(Array.from({ length: 900_000 }, (_, index) => (index * 13) % 251));
const WHEEL = { filename: "demo-1.0-py3-none-any.whl", bytes: BYTES };
const FILES = /^\/files\/demo\/demo-1\.0-py3-none-any\.whl$/;

interface Setting {
  readonly upstream: FakeUpstream;
  readonly server: ReadServer;
  readonly path: string;
  readonly sha256: string;
}

async function withWheel(
  use: (setting: Setting) => Promise<void>,
  abilities: Partial<UpstreamAbilities> = {},
  options: Partial<ReadServerOptions> = {},
): Promise<void> {
  await using upstream = await startFakeUpstream(abilities);
  upstream.add("demo", WHEEL);
  await using server = await startReadServer({ upstream: upstream.url, ...options });
  const [file] = (await projectJson(server.url, "main", "demo")).files;
  await use({ upstream, server, path: filePath(file), sha256: file?.hashes["sha256"] ?? "" });
}

test("the first client gets the file as it comes, the next ones from the disk, the upstream is asked once", async () => {
  await withWheel(async ({ upstream, server, path, sha256 }) => {
    const first = await send(server.url, path);
    assert.ok(first.body.equals(BYTES));
    assert.equal(first.headers["content-length"], String(BYTES.length));
    assert.equal(first.headers["etag"], `"${sha256}"`);
    for (let round = 0; round < 3; round++) {
      const next = await send(server.url, path);
      assert.ok(next.body.equals(BYTES));
      assert.equal(next.headers["etag"], first.headers["etag"]);
    }
    assert.equal(upstream.count(FILES), 1);
    assert.equal(
      upstream.requests.find(({ path }) => FILES.test(path))?.headers["accept-encoding"],
      "identity",
    );
  });
});

test("ranges of a file that is not held yet, each from its own start, with one fetch", async () => {
  await withWheel(async ({ upstream, server, path }) => {
    upstream.misbehave(FILES, { kind: "slow", bytesEach10Milliseconds: 60_000 });
    const ranges = ["bytes=0-9", "bytes=-10", "bytes=500000-600000", "bytes=899999-", "bytes=900000-"];
    const answers = await Promise.all(
      ranges.map((range) => send(server.url, path, { headers: { Range: range } })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [206, 206, 206, 206, 416],
    );
    assert.ok(answers[0]?.body.equals(BYTES.subarray(0, 10)));
    assert.ok(answers[1]?.body.equals(BYTES.subarray(-10)));
    assert.ok(answers[2]?.body.equals(BYTES.subarray(500_000, 600_001)));
    assert.equal(answers[3]?.headers["content-range"], "bytes 899999-899999/900000");
    assert.equal(upstream.count(FILES), 1);
  });
});

const FAULTS: Readonly<Record<string, Fault>> = {
  "one wrong byte": { kind: "wrong-bytes" },
  "a body that ends early": { kind: "cut", after: 800_000 },
  "one byte too few": { kind: "wrong-size", by: -1 },
  "one byte too many": { kind: "wrong-size", by: 1 },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  for (const showsSizes of [true, false]) {
    test(`${name} (${showsSizes ? "size known" : "size unknown"}): nobody gets a whole answer, nothing is kept, the next request is right`, async () => {
      await withWheel(
        async ({ upstream, server, path, sha256 }) => {
          upstream.misbehave(FILES, fault);
          for (const outcome of await Promise.allSettled([1, 2, 3].map(() => send(server.url, path)))) {
            const failed = outcome.status === "rejected" || outcome.value.status >= 500;
            assert.ok(failed, JSON.stringify(outcome).slice(0, 300));
          }
          assert.equal(existsSync(server.blobPath(sha256)), false);
          upstream.behave();
          assert.ok((await send(server.url, path)).body.equals(BYTES));
        },
        { showsSizes },
      );
    });
  }
}

test("a small file with a wrong byte is an error of the upstream, said as such", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", { filename: "demo-1.0.tar.gz", bytes: Buffer.from("small") });
  await using server = await startReadServer({ upstream: upstream.url });
  const path = filePath((await projectJson(server.url, "main", "demo")).files[0]);
  upstream.misbehave(/^\/files\//, { kind: "wrong-bytes" }, 1);
  assert.equal((await send(server.url, path)).status, 502);
  assert.equal((await send(server.url, path)).body.toString(), "small");
});

test("bytes are taken as they are, whatever encoding the upstream claims", async () => {
  await withWheel(async ({ upstream, server, path }) => {
    upstream.misbehave(FILES, { kind: "claimed-encoding", encoding: "gzip" });
    const answer = await send(server.url, path);
    assert.ok(answer.body.equals(BYTES));
    assert.equal(answer.headers["content-encoding"], undefined);
  });
});

for (const [status, expected] of [
  [500, 503],
  [503, 503],
  [404, 404],
] as const) {
  test(`${status} for the file is ${expected}, and is not remembered`, async () => {
    await withWheel(async ({ upstream, server, path }) => {
      upstream.misbehave(FILES, { kind: "status", status });
      const answer = await send(server.url, path);
      assert.equal(answer.status, expected);
      if (expected === 503) assert.match(answer.headers["retry-after"] ?? "", /^\d+$/);
      upstream.behave();
      assert.equal((await send(server.url, path)).status, 200);
    });
  });
}

test("a client that leaves does not stop the fetch for the others", async () => {
  await withWheel(async ({ upstream, server, path }) => {
    upstream.misbehave(FILES, { kind: "slow", bytesEach10Milliseconds: 30_000 });
    const leaving = new AbortController();
    const left = fetch(`${server.url}${path}`, { signal: leaving.signal }).then(
      async (answer) => await answer.bytes(),
    );
    setTimeout(() => leaving.abort(), 50);
    const [gone, stayed] = await Promise.allSettled([left, send(server.url, path)]);
    assert.equal(gone.status, "rejected");
    assert.ok(stayed.status === "fulfilled" && stayed.value.body.equals(BYTES));
    assert.equal(upstream.count(FILES), 1);
  });
});

test("HEAD tells the size without fetching the file", async () => {
  await withWheel(async ({ upstream, server, path }) => {
    const answer = await send(server.url, path, { method: "HEAD" });
    assert.equal(answer.headers["content-length"], String(BYTES.length));
    assert.equal(answer.headers["accept-ranges"], "bytes");
    assert.equal(upstream.count(FILES), 0);
  });
});

test("a held file whose blob has gone or shrunk is fetched again", async () => {
  await withWheel(async ({ upstream, server, path, sha256 }) => {
    await send(server.url, path);
    const held = await server.restart();
    truncateSync(held.blobPath(sha256), 5);
    await using again = await held.restart();
    assert.ok((await send(again.url, path)).body.equals(BYTES));
    assert.equal(upstream.count(FILES), 2);
  });
});

test("an address from a lock file works although nobody has seen the page here", async () => {
  await withWheel(async ({ upstream, path }) => {
    await using fresh = await startReadServer({ upstream: upstream.url });
    assert.ok((await send(fresh.url, path)).body.equals(BYTES));
    const other = path.replace(/[0-9a-f]{64}/, "0".repeat(64));
    assert.equal((await send(fresh.url, other)).status, 404);
  });
});

test("a file that has moved upstream since its page was read is found again", async () => {
  await withWheel(async ({ upstream, server, path }) => {
    upstream.misbehave(FILES, { kind: "status", status: 403 }, 1);
    assert.equal((await send(server.url, path)).status, 503);
    assert.equal(upstream.count(/^\/simple\//), 2);
  });
});

test("quarantine takes effect on files that are held", async () => {
  await withWheel(
    async ({ upstream, server, path }) => {
      await send(server.url, path);
      await using held = await server.restart();
      for (let round = 0; round < 2; round++) assert.equal((await send(held.url, path)).status, 200);
      upstream.describe("demo", { status: { status: "quarantined" } });
      await projectJson(held.url, "main", "demo");
      assert.equal((await send(held.url, path)).status, 403);
    },
    {},
    { pageMaxAge: 0 },
  );
});
