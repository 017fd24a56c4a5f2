/** The upstream's pages in the mirror: fails when a fact is lost or made up, or the upstream is asked too often or too rarely. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFakeUpstream } from "@linchpin/testing";
import { projectJson, send } from "../read/http.ts";
import { startReadServer, TestClock } from "../read/read-server.ts";

const WHEEL = {
  filename: "demo-1.0-py3-none-any.whl",
  bytes: Buffer.from("wheel"),
  metadata: "Name: demo\n",
};
const SDIST = { filename: "demo-1.0.tar.gz", bytes: Buffer.from("sdist") };
const PAGE = /^\/simple\/demo\/$/;

test("every fact passes through, with our addresses", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", { ...WHEEL, requiresPython: ">=3.9", uploadTime: "2024-05-06T07:08:09.123456Z" });
  upstream.add("demo", { ...SDIST, yanked: "broken <b>build</b>" });
  upstream.describe("demo", {
    status: { status: "deprecated", reason: "use other" },
    versions: ["0.9", "1.0"],
  });
  await using server = await startReadServer({ upstream: upstream.url });
  const page = await projectJson(server.url, "main", "demo");
  assert.equal(page.meta["api-version"], "1.4");
  assert.deepEqual(page["project-status"], { status: "deprecated", reason: "use other" });
  assert.deepEqual(page.versions, ["0.9", "1.0"]);
  const [wheel, sdist] = page.files;
  assert.equal(wheel?.url, `../../../files/${wheel?.hashes["sha256"]}/${WHEEL.filename}`);
  assert.equal(wheel?.size, 5);
  assert.equal(wheel?.["upload-time"], "2024-05-06T07:08:09.123456Z");
  assert.equal(wheel?.["requires-python"], ">=3.9");
  assert.deepEqual(Object.keys(wheel?.["core-metadata"] ?? {}), ["sha256"]);
  assert.equal(sdist?.yanked, "broken <b>build</b>");
  assert.equal(sdist?.["core-metadata"], undefined);
  assert.doesNotMatch((await send(server.url, "/main/simple/demo/")).body.toString(), /<b>/);
});

test("HTML without sizes, times and digests works, and nothing is made up", async () => {
  const bare = {
    htmlOnly: true,
    hashes: [],
    showsSizes: false,
    showsUploadTimes: false,
    advertisesMetadata: false,
  };
  await using upstream = await startFakeUpstream(bare);
  upstream.add("demo", WHEEL);
  await using server = await startReadServer({ upstream: upstream.url });
  const page = await projectJson(server.url, "pypi", "demo");
  assert.equal(page.meta["api-version"], "1.0");
  assert.deepEqual(page.versions, ["1.0"]);
  assert.deepEqual(page.files, [
    {
      filename: WHEEL.filename,
      url: `../../../files/undigested/demo/${WHEEL.filename}`,
      hashes: {},
      "core-metadata": true,
    },
  ]);
});

test("a page is believed for its time, then confirmed by its tag, and replaced when it has changed", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", WHEEL);
  const clock = new TestClock();
  await using server = await startReadServer({ upstream: upstream.url, clock });
  const files = async (index: string) => (await projectJson(server.url, index, "demo")).files.length;
  assert.equal(await files("main"), 1);
  clock.advance(59);
  upstream.add("demo", SDIST);
  for (const index of ["main", "preview", "pypi"]) assert.equal(await files(index), 1);
  assert.equal(upstream.count(PAGE), 1);
  clock.advance(2);
  assert.equal(await files("main"), 2);
  assert.equal(await files("pypi"), 2);
  assert.equal(upstream.count(PAGE), 2);
  clock.advance(61);
  const { etag } = (await send(server.url, "/main/simple/demo/")).headers;
  assert.equal(upstream.count(PAGE), 3);
  assert.notEqual(upstream.requests.at(-1)?.headers["if-none-match"], undefined);
  assert.equal(
    (await send(server.url, "/main/simple/demo/", { headers: { "If-None-Match": etag ?? "" } })).status,
    304,
  );
});

test("that there is no such project is believed as long, and no longer", async () => {
  await using upstream = await startFakeUpstream();
  const clock = new TestClock();
  await using server = await startReadServer({ upstream: upstream.url, clock });
  const status = async () => (await send(server.url, "/main/simple/demo/")).status;
  assert.equal(await status(), 404);
  upstream.add("demo", WHEEL);
  assert.equal(await status(), 404);
  assert.equal(upstream.count(PAGE), 1);
  clock.advance(61);
  assert.equal(await status(), 200);
  upstream.remove("demo");
  clock.advance(61);
  assert.equal(await status(), 404);
});

test("200 clients at once ask the upstream once", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", WHEEL);
  upstream.misbehave(PAGE, { kind: "slow", delay: 100 });
  await using server = await startReadServer({ upstream: upstream.url });
  const indexes = ["main", "preview", "pypi"];
  const pages = await Promise.all(
    Array.from({ length: 200 }, (_, client) => projectJson(server.url, indexes[client % 3] ?? "", "demo")),
  );
  assert.ok(pages.every((page) => page.files.length === 1));
  assert.equal(upstream.count(PAGE), 1);
});

test("links that nobody could store or fetch are left out, the rest stays", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", WHEEL);
  upstream.add("demo", { filename: "../../etc/passwd", bytes: Buffer.from("x") });
  upstream.add("demo", { filename: "demo-1.0\u0000.tar.gz", bytes: Buffer.from("x") });
  await using server = await startReadServer({ upstream: upstream.url });
  const { files } = await projectJson(server.url, "main", "demo");
  assert.ok(files.some((file) => file.filename === WHEEL.filename));
  assert.ok(files.every((file) => !/[/\\\x00]/.test(file.filename) && !file.url.includes("etc")));
});
