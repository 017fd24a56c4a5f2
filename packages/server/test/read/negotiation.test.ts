/** Formats and encodings of pages: fails when a client gets what it did not ask for, or a type that is not concrete. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { HTML_TYPE, JSON_TYPE, send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

let server: ReadServer;
before(async () => {
  server = await startReadServer();
  for (let minor = 0; minor < 20; minor++) {
    server.add("prod", {
      filename: `demo-1.${minor}-py3-none-any.whl`,
      project: "demo",
      version: `1.${minor}`,
      bytes: Buffer.from(`bytes ${minor}`),
    });
  }
});
after(async () => await server[Symbol.asyncDispose]());

const FORMATS: readonly (readonly [accept: string | undefined, contentType: string])[] = [
  [undefined, "text/html; charset=utf-8"],
  ["*/*", "text/html; charset=utf-8"],
  ["text/html", "text/html; charset=utf-8"],
  [JSON_TYPE, JSON_TYPE],
  ["application/vnd.pypi.simple.latest+json", JSON_TYPE],
  ["application/vnd.pypi.simple.latest+html", HTML_TYPE],
  [`${JSON_TYPE}, ${HTML_TYPE}; q=0.1, text/html; q=0.01`, JSON_TYPE],
  [`${JSON_TYPE};q=0.1, ${HTML_TYPE};q=0.2`, HTML_TYPE],
  [`${JSON_TYPE};q=0, text/html`, "text/html; charset=utf-8"],
  [`${JSON_TYPE}, */*;q=0.1`, JSON_TYPE],
];

for (const [accept, contentType] of FORMATS) {
  for (const path of ["/prod/simple/demo/", "/prod/simple/"]) {
    test(`Accept: ${accept} for ${path} gives ${contentType}, cold and warm`, async () => {
      const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
      for (let round = 0; round < 2; round++) {
        const answer = await send(server.url, path, { headers });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers["content-type"], contentType);
        assert.equal(answer.headers["vary"], "Accept, Accept-Encoding");
      }
    });
  }
}

for (const accept of ["image/png", `${JSON_TYPE};q=0`, "application/vnd.pypi.simple.v2+json"]) {
  test(`Accept: ${accept} gives 406`, async () => {
    assert.equal((await send(server.url, "/prod/simple/demo/", { headers: { Accept: accept } })).status, 406);
  });
}

test("?format= beats Accept, with its plus sign encoded or not", async () => {
  for (const format of [JSON_TYPE, encodeURIComponent(JSON_TYPE)]) {
    const path = `/prod/simple/demo/?format=${format}`;
    const answer = await send(server.url, path, { headers: { Accept: "text/html" } });
    assert.equal(answer.headers["content-type"], JSON_TYPE);
  }
  assert.equal((await send(server.url, "/prod/simple/demo/?format=text/csv")).status, 406);
});

test("each encoding decodes to the same page, under a tag of its own, in memory or not", async () => {
  const decoders = { identity: (body: Buffer) => body, gzip: gunzipSync, zstd: zstdDecompressSync };
  const plain = (await send(server.url, "/prod/simple/demo/", { headers: { Accept: JSON_TYPE } })).body;
  const tags = new Set<string>();
  for (const [encoding, decode] of Object.entries(decoders)) {
    for (let round = 0; round < 2; round++) {
      const headers = { Accept: JSON_TYPE, "Accept-Encoding": encoding };
      const answer = await send(server.url, "/prod/simple/demo/", { headers });
      const sent = answer.headers["content-encoding"];
      assert.equal(sent, encoding === "identity" ? undefined : encoding);
      assert.equal(Number(answer.headers["content-length"]), answer.body.length);
      assert.deepEqual(decode(answer.body), plain);
      tags.add(answer.headers["etag"] ?? "");
    }
  }
  assert.equal(tags.size, 3);
});

const ENCODINGS: readonly (readonly [acceptEncoding: string, encoding: string | undefined])[] = [
  ["gzip, deflate", "gzip"],
  ["gzip, deflate, zstd", "zstd"],
  ["zstd;q=0.5, gzip", "gzip"],
  ["gzip;q=0", undefined],
  ["identity, gzip;q=0.5", undefined],
  ["*", "zstd"],
  ["*;q=0", undefined],
  ["zstd;q=0, *", "gzip"],
  ["x-gzip", "gzip"],
  ["br", undefined],
  ["gzip;q=banana", undefined],
];

for (const [acceptEncoding, encoding] of ENCODINGS) {
  test(`Accept-Encoding: ${acceptEncoding} gives ${encoding ?? "identity"}`, async () => {
    const headers = { "Accept-Encoding": acceptEncoding };
    const answer = await send(server.url, "/prod/simple/demo/", { headers });
    assert.equal(answer.headers["content-encoding"], encoding);
  });
}

test("a page that compression would not shorten is sent as it is", async () => {
  server.add("staging", { filename: "a-1.tar.gz", project: "a", version: "1", bytes: Buffer.from("a") });
  const headers = { Accept: JSON_TYPE, "Accept-Encoding": "gzip" };
  const answer = await send(server.url, "/staging/simple/", { headers });
  assert.equal(answer.headers["content-encoding"], undefined);
  assert.deepEqual(JSON.parse(answer.body.toString()), {
    meta: { "api-version": "1.4" },
    projects: [{ name: "a" }],
  });
});

test("HEAD has the head of GET and no body", async () => {
  const headers = { Accept: JSON_TYPE };
  const get = await send(server.url, "/prod/simple/demo/", { headers });
  const head = await send(server.url, "/prod/simple/demo/", { method: "HEAD", headers });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  for (const name of ["content-length", "content-type", "etag", "vary"]) {
    assert.equal(head.headers[name], get.headers[name]);
  }
});
