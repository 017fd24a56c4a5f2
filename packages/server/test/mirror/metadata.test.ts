/** Metadata of mirrored wheels: fails when what is advertised is not there, is not the wheel's, or is fetched twice. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  type FakeUpstream,
  makeWheel,
  metadataText,
  startFakeUpstream,
  type UpstreamAbilities,
} from "@linchpin/testing";
import { filePath, type JsonFile, projectJson, send } from "../read/http.ts";
import { type ReadServer, startReadServer } from "../read/read-server.ts";

const WHEELS = /^\/files\/demo\/demo-1\.0-py3-none-any\.whl$/;
const SIDECARS = /\.metadata$/;
const RELEASE = { name: "demo", version: "1.0", requiresDist: ["other>=2"], description: "A long text.\n" };
const METADATA = metadataText(RELEASE);
/** Longer than the end of the file that is asked for first, also when it is compressed. */
const FILES = {
  "demo/data.bin": Buffer.from(Array.from({ length: 300_000 }, (_, index) => Math.sin(index) * 1e6)),
};

interface Setting {
  readonly upstream: FakeUpstream;
  readonly server: ReadServer;
  readonly file: JsonFile;
  readonly path: string;
}

async function withWheel(
  abilities: Partial<UpstreamAbilities>,
  use: (setting: Setting) => Promise<void>,
): Promise<void> {
  await using upstream = await startFakeUpstream(abilities);
  const { fileName: filename, bytes } = makeWheel({ ...RELEASE, files: FILES });
  upstream.add("demo", { filename, bytes, metadata: METADATA });
  await using server = await startReadServer({ upstream: upstream.url });
  const [file] = (await projectJson(server.url, "main", "demo")).files;
  assert.ok(file);
  await use({ upstream, server, file, path: `${filePath(file)}.metadata` });
}

const SOURCES: Readonly<Record<string, readonly [Partial<UpstreamAbilities>, wheelRequests: number]>> = {
  "the upstream's own": [{}, 0],
  "advertised upstream and missing there: through ranges": [{ servesMetadata: false }, 1],
  "not advertised upstream: through ranges": [{ advertisesMetadata: false, servesMetadata: false }, 1],
  "without ranges: out of the whole wheel": [{ servesMetadata: false, servesRanges: false }, 2],
  "without digests: through ranges": [{ hashes: [], servesMetadata: false }, 1],
  "without digests and ranges: out of the whole wheel": [
    { hashes: [], servesMetadata: false, servesRanges: false },
    2,
  ],
};

for (const [name, [abilities, wheelRequests]] of Object.entries(SOURCES)) {
  test(`${name}: it is there, it is the wheel's, and 50 clients cost what one costs`, async () => {
    await withWheel(abilities, async ({ upstream, server, file, path }) => {
      assert.ok(file["core-metadata"]);
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(server.url, path)));
      for (const { status, body, headers } of answers) {
        assert.equal(status, 200);
        assert.equal(body.toString(), METADATA);
        assert.equal(headers["content-encoding"], undefined);
      }
      assert.equal(upstream.count(WHEELS), wheelRequests);
      assert.ok(upstream.count(SIDECARS) <= 1);
    });
  });
}

test("the digest that the page advertises is that of what is served", async () => {
  await withWheel({ servesMetadata: false }, async ({ server, file, path }) => {
    const { body } = await send(server.url, path);
    assert.deepEqual(file["core-metadata"], { sha256: createHash("sha256").update(body).digest("hex") });
  });
});

test("it is kept: neither a restart nor an outage loses it", async () => {
  await withWheel({ servesMetadata: false }, async ({ upstream, server, path }) => {
    await send(server.url, path);
    await upstream.stop();
    await using again = await server.restart();
    assert.equal((await send(again.url, path)).body.toString(), METADATA);
  });
});

test("of a wheel that is held, it comes out of the wheel", async () => {
  await withWheel({ servesMetadata: false, servesRanges: false }, async ({ upstream, server, path }) => {
    await send(server.url, path.replace(SIDECARS, ""));
    await using again = await server.restart();
    await upstream.stop();
    assert.equal((await send(again.url, path)).body.toString(), METADATA);
  });
});

test("metadata that is not what the page promises is not served", async () => {
  await withWheel({}, async ({ upstream, server, path }) => {
    upstream.misbehave(SIDECARS, { kind: "wrong-bytes" });
    assert.equal((await send(server.url, path)).status, 502);
    upstream.behave();
    assert.equal((await send(server.url, path)).body.toString(), METADATA);
  });
});

test("other metadata than the wheel's, given without a digest, is replaced when the wheel comes", async () => {
  await withWheel({ advertisesMetadata: false }, async ({ upstream, server, file, path }) => {
    const { bytes } = makeWheel({ ...RELEASE, files: FILES });
    const forged = makeWheel({ ...RELEASE, requiresDist: ["evil"], files: FILES });
    upstream.add("demo", { filename: file.filename, bytes: forged.bytes });
    assert.match((await send(server.url, path)).body.toString(), /evil/);
    upstream.add("demo", { filename: file.filename, bytes });
    await send(server.url, filePath(file));
    await using again = await server.restart();
    assert.equal((await send(again.url, path)).body.toString(), METADATA);
  });
});

for (const status of [500, 404]) {
  test(`${status} for wheel and sidecar is no metadata now, and is not remembered`, async () => {
    await withWheel({}, async ({ upstream, server, path }) => {
      upstream.misbehave(/^\/files\//, { kind: "status", status });
      assert.equal((await send(server.url, path)).status, status === 404 ? 404 : 503);
      upstream.behave();
      assert.equal((await send(server.url, path)).status, 200);
    });
  });
}

test("a file that is no wheel has none, and none is advertised", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", {
    filename: "demo-1.0.tar.gz",
    bytes: Buffer.from("sdist"),
    metadata: "Name: demo\n",
  });
  upstream.add("demo", { filename: "demo-1.0-py3-none-any.whl", bytes: Buffer.from("not a zip") });
  await using server = await startReadServer({ upstream: upstream.url });
  const [sdist, broken] = (await projectJson(server.url, "main", "demo")).files;
  assert.equal(sdist?.["core-metadata"], undefined);
  assert.equal((await send(server.url, `${filePath(sdist)}.metadata`)).status, 404);
  assert.equal((await send(server.url, `${filePath(broken)}.metadata`)).status, 404);
});
