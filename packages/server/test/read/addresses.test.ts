/** How addresses are read: fails when a spelling leads somewhere else, twice decoded, or to an error of the server. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { filePath, projectJson, send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

const LOCAL = {
  filename: "demo_pkg-1.0+local.1-py3-none-any.whl",
  project: "demo-pkg",
  version: "1.0+local.1",
  bytes: Buffer.from("demo"),
  metadata: "Name: demo-pkg\n",
};
let server: ReadServer;
let sha256 = "";
before(async () => {
  server = await startReadServer();
  sha256 = server.add("prod", LOCAL).sha256;
});
after(async () => await server[Symbol.asyncDispose]());

const REDIRECTS: readonly (readonly [path: string, location: string])[] = [
  ["/prod/simple", "/prod/simple/"],
  ["/prod/simple?format=text/html", "/prod/simple/?format=text/html"],
  ["/prod/simple/demo-pkg", "/prod/simple/demo-pkg/"],
  ["/prod/simple/Demo_Pkg/", "/prod/simple/demo-pkg/"],
  ["/prod/simple/demo..pkg", "/prod/simple/demo-pkg/"],
  ["/prod/simple/DEMO.pkg/?a=b%20c&d=e", "/prod/simple/demo-pkg/?a=b%20c&d=e"],
  ["/prod/simple/not-there", "/prod/simple/not-there/"],
];

for (const [path, location] of REDIRECTS) {
  test(`${path} moves to ${location}`, async () => {
    const answer = await send(server.url, path);
    assert.equal(answer.status, 301);
    assert.equal(answer.headers["location"], location);
  });
}

test("names are decoded once", async () => {
  assert.equal((await send(server.url, "/prod/simple/demo%2Dpkg/")).status, 200);
  assert.equal((await send(server.url, "/prod/simple/demo%252Dpkg/")).status, 404);
});

for (const path of [
  "/prod/simple/-demo/",
  "/prod/simple/d%C3%A9mo/",
  "/prod/simple/a%2Fb/",
  "/prod/simple/%00/",
  "/prod/simple/..%2f/",
]) {
  test(`${path} is no project's name (404)`, async () => {
    assert.equal((await send(server.url, path)).status, 404);
  });
}

for (const path of ["/prod/simple/%FF/", "/prod/simple/%/", "/prod/simple/%zz/"]) {
  test(`${path} is an error of the client`, async () => {
    const { status } = await send(server.url, path);
    assert.ok(status === 400 || status === 404, String(status));
  });
}

test("a plus sign in a file name works as it is and encoded", async () => {
  const [file] = (await projectJson(server.url, "prod", "demo-pkg")).files;
  assert.equal(filePath(file), `/files/${sha256}/demo_pkg-1.0%2Blocal.1-py3-none-any.whl`);
  for (const path of [filePath(file), `/files/${sha256}/${LOCAL.filename}`]) {
    for (let round = 0; round < 2; round++) {
      assert.equal((await send(server.url, path)).body.toString(), "demo");
      assert.equal((await send(server.url, `${path}.metadata`)).body.toString(), LOCAL.metadata);
    }
  }
});

test("the name in the address must be the name of those bytes", async () => {
  const other = "0".repeat(64);
  assert.equal((await send(server.url, `/files/${sha256}/other-1.0.tar.gz`)).status, 404);
  assert.equal((await send(server.url, `/files/${other}/${encodeURIComponent(LOCAL.filename)}`)).status, 404);
  assert.equal((await send(server.url, `/files/${sha256.toUpperCase()}/${LOCAL.filename}`)).status, 404);
  assert.equal((await send(server.url, "/files/..%2f..%2fadmin.token/x.whl")).status, 404);
});

test("a query does not lead to another file", async () => {
  assert.equal((await send(server.url, `/files/${sha256}/${LOCAL.filename}?sig=1`)).body.toString(), "demo");
});

test("a page may be served below any prefix: its links are relative", async () => {
  const [file] = (await projectJson(server.url, "prod", "demo-pkg")).files;
  assert.match(file?.url ?? "", /^\.\.\/\.\.\/\.\.\/files\//);
});
