import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });
const yank = { project: "demo", version: "1.0.0", index: "staging", reason: "it deletes files" };

describe("yanking", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.upload(goodFields(wheel), wheel);
  });
  after(() => server[Symbol.asyncDispose]());

  async function yankedOn(index: string): Promise<unknown> {
    const headers = { accept: "application/vnd.pypi.simple.v1+json" };
    const answer = await fetch(`${server.url}/${index}/simple/demo/`, { headers });
    return ((await answer.json()) as { files: { yanked?: unknown }[] }).files[0]?.yanked;
  }

  test("marks the release with its reason on the next request, in that index only; again changes nothing", async () => {
    const answer = await server.call("POST", "/api/yanks", yank);
    assert.deepEqual(await answer.json(), { ...yank, version: "1.0.0", yanked: true, changed: true });
    assert.equal(await yankedOn("staging"), yank.reason);
    assert.equal(await yankedOn("preview"), yank.reason);
    const again = (await (await server.call("POST", "/api/yanks", yank)).json()) as { changed: boolean };
    assert.equal(again.changed, false);
    await server.call("POST", "/api/promotions", {
      project: "demo",
      version: "1.0",
      from: "staging",
      to: "prod",
    });
    assert.notEqual(await yankedOn("prod"), yank.reason);
  });

  test("another reason replaces the first; a file that is uploaded later is yanked too", async () => {
    await server.call("POST", "/api/yanks", { ...yank, reason: "it deletes all files" });
    assert.equal(await yankedOn("staging"), "it deletes all files");
    const later = makeWheel({ name: "demo", version: "1.0", build: "1" });
    assert.equal((await server.upload(goodFields(later), later)).status, 200);
    const view = (await (await server.call("GET", "/api/projects/demo/1.0")).json()) as {
      indexes: { index: string; yanked: unknown }[];
      files: unknown[];
    };
    assert.equal(view.files.length, 2);
    assert.deepEqual(view.indexes, [
      { index: "staging", yanked: "it deletes all files" },
      { index: "prod", yanked: false },
    ]);
  });

  test("is taken back, with or without a reason; again changes nothing", async () => {
    const { reason: _, ...release } = yank;
    const answer = await server.call("DELETE", "/api/yanks", release);
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.ok(!(await yankedOn("staging")));
    const again = (await (await server.call("DELETE", "/api/yanks", yank)).json()) as { changed: boolean };
    assert.equal(again.changed, false);
  });

  for (const [title, body, status] of [
    ["an unknown project", { ...yank, project: "nobody" }, 404],
    ["an unknown release", { ...yank, version: "2" }, 404],
    ["an unknown index", { ...yank, index: "nowhere" }, 404],
    ["a mirror", { ...yank, index: "pypi" }, 422],
    ["no reason", { ...yank, reason: "" }, 422],
  ] as const) {
    test(`of ${title}: ${status}`, async () => {
      assert.equal((await server.call("POST", "/api/yanks", body)).status, status);
    });
  }

  test("needs a token with the right", async () => {
    assert.equal((await server.call("POST", "/api/yanks", yank, { token: "" })).status, 401);
    assert.equal((await server.call("DELETE", "/api/yanks", yank, { token: "" })).status, 401);
  });
});
