/** The JSON API (clients.md 3.5): fails when Renovate or Dependabot would miss a release, its date or its yank. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startFakeUpstream } from "@linchpin/testing";
import { send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

interface Document {
  readonly info: Readonly<Record<string, unknown>>;
  readonly releases?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly urls: readonly Readonly<Record<string, unknown>>[];
}

let server: ReadServer;
before(async () => {
  server = await startReadServer();
  const metadata =
    "Metadata-Version: 2.1\nName: Demo.Pkg\nVersion: 1.10\nSummary: A demo\nHome-page: https://demo.example/\n" +
    "Project-URL: Changelog, https://demo.example/changes\nRequires-Dist: other\nRequires-Python: >=3.9\n";
  const file = { project: "demo-pkg", bytes: Buffer.from("wheel"), requiresPython: ">=3.9" };
  for (const version of ["1.2", "1.10", "2.0rc1"]) {
    const filename = `demo_pkg-${version}-py3-none-any.whl`;
    server.add("prod", { ...file, filename, version, metadata, bytes: Buffer.from(version) });
  }
  server.add("prod", { ...file, filename: "demo_pkg-1.11.tar.gz", version: "1.11", yanked: "broken" });
});
after(async () => await server[Symbol.asyncDispose]());

async function get(path: string): Promise<Document> {
  const answer = await send(server.url, path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["content-type"], "application/json");
  return JSON.parse(answer.body.toString()) as Document;
}

test("the newest final release that is not yanked is shown, with what its metadata says", async () => {
  const { info, urls } = await get("/main/pypi/demo-pkg/json");
  assert.equal(info["version"], "1.10");
  assert.equal(info["name"], "Demo.Pkg");
  assert.equal(info["summary"], "A demo");
  assert.deepEqual(info["project_urls"], { Changelog: "https://demo.example/changes" });
  assert.deepEqual(info["requires_dist"], ["other"]);
  assert.equal(urls[0]?.["filename"], "demo_pkg-1.10-py3-none-any.whl");
});

test("every release has its files, with dates, yanks and addresses that work", async () => {
  const { releases = {} } = await get("/main/pypi/demo-pkg/json");
  assert.deepEqual(Object.keys(releases), ["1.2", "1.10", "1.11", "2.0rc1"]);
  const [sdist] = releases["1.11"] ?? [];
  assert.equal(sdist?.["yanked"], true);
  assert.equal(sdist?.["yanked_reason"], "broken");
  assert.equal(sdist?.["packagetype"], "sdist");
  assert.equal(sdist?.["upload_time"], "2026-01-02T03:04:05");
  assert.equal(sdist?.["upload_time_iso_8601"], "2026-01-02T03:04:05.678Z");
  const [wheel] = releases["1.2"] ?? [];
  assert.equal(wheel?.["python_version"], "py3");
  assert.equal(wheel?.["requires_python"], ">=3.9");
  assert.equal((await send(server.url, new URL(String(wheel?.["url"])).pathname)).body.toString(), "1.2");
});

test("one release, in any spelling of its version", async () => {
  for (const version of ["1.11", "1.11.0", "v1.11"]) {
    const { info, urls, releases } = await get(`/prod/pypi/demo-pkg/${version}/json`);
    assert.equal(info["version"], "1.11");
    assert.equal(info["yanked"], true);
    assert.equal(urls.length, 1);
    assert.equal(releases, undefined);
  }
  assert.equal((await send(server.url, "/prod/pypi/demo-pkg/9.9/json")).status, 404);
  assert.equal((await send(server.url, "/prod/pypi/demo-pkg/banana/json")).status, 404);
});

test("unknown, reserved and unnormalised names answer as in the simple API", async () => {
  assert.equal((await send(server.url, "/main/pypi/nothing/json")).status, 404);
  assert.equal((await send(server.url, "/pypi/pypi/demo-pkg/json")).status, 403);
  const moved = await send(server.url, "/main/pypi/Demo.Pkg/json");
  assert.equal(moved.status, 301);
  assert.equal(moved.headers["location"], "/main/pypi/demo-pkg/json");
});

test("a tag that is held gives 304", async () => {
  const { etag = "" } = (await send(server.url, "/main/pypi/demo-pkg/json")).headers;
  const again = await send(server.url, "/main/pypi/demo-pkg/json", { headers: { "If-None-Match": etag } });
  assert.equal(again.status, 304);
});

test("a mirrored project, and one without any metadata to be had", async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("theirs", {
    filename: "theirs-1.0-py3-none-any.whl",
    bytes: Buffer.from("no zip"),
    yanked: "old",
  });
  await using mirroring = await startReadServer({ upstream: upstream.url });
  const answer = await send(mirroring.url, "/main/pypi/theirs/json");
  const { info, releases } = JSON.parse(answer.body.toString()) as Document;
  assert.equal(info["version"], "1.0");
  assert.equal(info["summary"], null);
  assert.equal(releases?.["1.0"]?.[0]?.["yanked_reason"], "old");
});
