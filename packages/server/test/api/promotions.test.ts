import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "Demo.Tool", version: "1.0.0" });
const sdist = makeSdist({ name: "demo-tool", version: "1.0.0" });
const promotion = { project: "demo_tool", version: "v1.0", from: "staging", to: "prod" };

interface SimplePage {
  readonly files: readonly {
    readonly filename: string;
    readonly url: string;
    readonly hashes: Readonly<Record<string, string>>;
    readonly "upload-time": string;
  }[];
}

describe("promotion", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    assert.equal((await server.upload(goodFields(wheel), wheel)).status, 200);
  });
  after(() => server[Symbol.asyncDispose]());

  async function page(index: string): Promise<SimplePage> {
    const headers = { accept: "application/vnd.pypi.simple.v1+json" };
    return (await (
      await fetch(`${server.url}/${index}/simple/demo-tool/`, { headers })
    ).json()) as SimplePage;
  }

  test("before it, the names in prod and main are ours and have nothing to show: 404 in prod, 403 in main", async () => {
    assert.equal((await fetch(`${server.url}/prod/simple/demo-tool/`)).status, 404);
    assert.equal((await fetch(`${server.url}/main/simple/demo-tool/`)).status, 403);
  });

  test("shows the same digests, URLs and upload times on the next request, however the version is spelled", async () => {
    const answer = await server.call("POST", "/api/promotions", promotion);
    assert.equal(answer.status, 200, await answer.clone().text());
    const body = (await answer.json()) as { project: string; version: string; promoted: string[] };
    assert.deepEqual([body.project, body.version, body.promoted], ["demo-tool", "1.0", [wheel.fileName]]);
    const staged = await page("staging");
    assert.equal(staged.files.length, 1);
    assert.deepEqual((await page("prod")).files, staged.files);
    assert.deepEqual((await page("main")).files, staged.files);
  });

  test("again changes nothing; a file that was staged later comes with the next one", async () => {
    const again = (await (await server.call("POST", "/api/promotions", promotion)).json()) as {
      promoted: string[];
    };
    assert.deepEqual(again.promoted, []);
    assert.equal((await server.upload(goodFields(sdist), sdist)).status, 200);
    assert.equal((await page("prod")).files.length, 1);
    const later = (await (await server.call("POST", "/api/promotions", promotion)).json()) as {
      promoted: string[];
    };
    assert.deepEqual(later.promoted, [sdist.fileName]);
    assert.equal((await page("prod")).files.length, 2);
  });

  for (const [title, body, status, type] of [
    ["an unknown project", { ...promotion, project: "nobody" }, 404, "project-unknown"],
    ["an unknown release", { ...promotion, version: "9" }, 404, "release-unknown"],
    ["an unknown index", { ...promotion, to: "nowhere" }, 404, "index-unknown"],
    ["a merged index", { ...promotion, to: "main" }, 422, "promotion-impossible"],
    ["the same index", { ...promotion, to: "staging" }, 422, "promotion-impossible"],
    ["an invalid version", { ...promotion, version: "x y" }, 422, "body-invalid"],
    ["an invalid name", { ...promotion, project: "-" }, 422, "body-invalid"],
    ["a field too few", { project: "demo-tool", version: "1" }, 422, "body-invalid"],
    ["no object", [1], 422, "body-invalid"],
  ] as const) {
    test(`of ${title}: ${status}`, async () => {
      const answer = await server.call("POST", "/api/promotions", body);
      const problem = (await answer.json()) as { type: string; state: string; remedy: string };
      assert.equal(answer.status, status);
      assert.equal(problem.type, `urn:linchpin:error:${type}`);
      assert.ok(problem.state.length > 0 && problem.remedy.length > 0);
    });
  }

  test("needs a token (401) with the right (403) and a readable JSON body (400, 415)", async () => {
    assert.equal((await server.call("POST", "/api/promotions", promotion, { token: "" })).status, 401);
    const created = await server.call("POST", "/api/tokens", { name: "up", rights: ["upload"] });
    const { token } = (await created.json()) as { token: string };
    assert.equal((await server.call("POST", "/api/promotions", promotion, { token })).status, 403);
    const send = (type: string, body: string): Promise<Response> =>
      fetch(`${server.url}/api/promotions`, {
        method: "POST",
        headers: { authorization: `Bearer ${server.adminToken}`, "content-type": type },
        body,
      });
    assert.equal((await send("application/json", "{")).status, 400);
    assert.equal((await send("text/plain", "{}")).status, 415);
    assert.equal((await send("application/json", JSON.stringify({ x: "y".repeat(300_000) }))).status, 413);
  });
});
