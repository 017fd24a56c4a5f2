/** Who answers for a name (clients.md 3.6): fails when uv would be sent on to a stranger's package, or stopped for nothing. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type FakeUpstream, startFakeUpstream } from "@linchpin/testing";
import { projectJson, send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

function wheel(project: string, version: string, content: string) {
  return {
    filename: `${project}-${version}-py3-none-any.whl`,
    project,
    version,
    bytes: Buffer.from(content),
  };
}

let server: ReadServer;
let upstream: FakeUpstream;
before(async () => {
  upstream = await startFakeUpstream();
  for (const name of ["ours", "yanked", "both", "theirs"])
    upstream.add(name, wheel(name, "9.0", `stranger ${name}`));
  upstream.add("locked", wheel("locked", "1.0", "x"));
  upstream.describe("locked", { status: { status: "quarantined", reason: "malware" } });
  server = await startReadServer({ upstream: upstream.url });
  server.add("staging", wheel("ours", "1.0", "ours"));
  server.add("prod", { ...wheel("yanked", "1.0", "yanked"), yanked: true });
  server.add("staging", wheel("both", "2.0", "both 2"));
  server.add("prod", wheel("both", "1.0", "both 1"));
});
after(async () => {
  await server[Symbol.asyncDispose]();
  await upstream.stop();
});

const STATUSES: readonly (readonly [path: string, status: number])[] = [
  ["/staging/simple/ours/", 200],
  ["/prod/simple/ours/", 404],
  ["/preview/simple/ours/", 200],
  ["/main/simple/ours/", 403],
  ["/pypi/simple/ours/", 403],
  ["/pypi/simple/both/", 403],
  ["/main/simple/yanked/", 200],
  ["/pypi/simple/yanked/", 403],
  ["/staging/simple/yanked/", 404],
  ["/main/simple/theirs/", 200],
  ["/prod/simple/theirs/", 404],
  ["/main/simple/nowhere/", 404],
  ["/pypi/simple/nowhere/", 404],
  ["/pypi/simple/locked/", 200],
  ["/elsewhere/simple/ours/", 404],
  ["/elsewhere/simple/", 404],
];

for (const [path, status] of STATUSES) {
  test(`${path} is ${status}`, async () => {
    for (let round = 0; round < 2; round++) assert.equal((await send(server.url, path)).status, status);
  });
}

test("a name that is ours never reaches the upstream, in no spelling, on no index, nor does a file of it", async () => {
  for (const index of ["main", "preview", "pypi"]) {
    for (const name of ["ours", "Ours", "OURS", "yanked", "Both", "both"]) {
      const answer = await send(server.url, `/${index}/simple/${name}/`);
      const location = answer.headers["location"];
      if (location !== undefined) await send(server.url, location);
    }
  }
  await send(server.url, `/files/${"a".repeat(64)}/ours-9.0-py3-none-any.whl`);
  await send(server.url, `/files/${"a".repeat(64)}/ours-9.0-py3-none-any.whl.metadata`);
  await send(server.url, "/files/undigested/ours/ours-9.0-py3-none-any.whl");
  assert.equal(upstream.count(/ours|yanked|both/i), 0);
});

test("the first layer that owns a name answers alone", async () => {
  const versions = async (index: string) => (await projectJson(server.url, index, "both")).versions;
  assert.deepEqual(await versions("preview"), ["2.0"]);
  assert.deepEqual(await versions("main"), ["1.0"]);
});

test("403 says why", async () => {
  const answer = await send(server.url, "/main/simple/ours/", { headers: { Accept: "application/json" } });
  const problem = JSON.parse(answer.body.toString()) as Record<string, string>;
  assert.match(problem["state"] ?? "", /a local index holds files of "ours", and main shows none of them/);
});

test("a quarantined project has its status and no files, and its files are not offered", async () => {
  const page = await projectJson(server.url, "main", "locked");
  assert.deepEqual(page["project-status"], { status: "quarantined", reason: "malware" });
  assert.deepEqual(page.files, []);
  assert.equal(upstream.count(/^\/files\//), 0);
});

test("a name becomes ours with its first upload, at once, also where the mirror has shown it", async () => {
  assert.equal((await projectJson(server.url, "main", "theirs")).versions[0], "9.0");
  server.add("staging", wheel("theirs", "1.0", "now ours"));
  assert.equal((await send(server.url, "/main/simple/theirs/")).status, 403);
  assert.equal((await send(server.url, "/pypi/simple/theirs/")).status, 403);
  assert.deepEqual((await projectJson(server.url, "preview", "theirs")).versions, ["1.0"]);
});

test("root lists: a local index lists its own, the mirror what it holds, a merged index both", async () => {
  upstream.add("zebra", wheel("zebra", "1.0", "zebra"));
  await projectJson(server.url, "pypi", "zebra");
  const names = async (index: string) => {
    const headers = { Accept: "application/vnd.pypi.simple.v1+json" };
    const answer = await send(server.url, `/${index}/simple/`, { headers });
    const { projects } = JSON.parse(answer.body.toString()) as { projects: { name: string }[] };
    return projects.map(({ name }) => name);
  };
  assert.deepEqual(await names("prod"), ["both", "yanked"]);
  assert.deepEqual((await names("pypi")).includes("zebra"), true);
  assert.deepEqual(
    (await names("main")).filter((name) => name === "both" || name === "zebra"),
    ["both", "zebra"],
  );
});

test("without an upstream the mirror says so, and merged indexes are what their local layers are", async () => {
  await using alone = await startReadServer();
  alone.add("prod", wheel("ours", "1.0", "ours"));
  for (const path of ["/pypi/simple/", "/pypi/simple/anything/"]) {
    assert.equal((await send(alone.url, path)).status, 503);
  }
  assert.equal((await send(alone.url, "/main/simple/")).status, 200);
  assert.equal((await send(alone.url, "/main/simple/ours/")).status, 200);
  assert.equal((await send(alone.url, "/main/simple/anything/")).status, 404);
});
