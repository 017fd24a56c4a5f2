import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { basic, startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });

describe("who may upload, and where", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  async function newToken(rights: string[], projects?: string[]): Promise<string> {
    const answer = await server.call("POST", "/api/tokens", { name: "ci", rights, projects });
    assert.equal(answer.status, 201);
    return ((await answer.json()) as { token: string }).token;
  }

  for (const [title, authorization] of [
    ["no credentials", ""],
    ["a token that nobody made", `Bearer linchpin_${"0".repeat(36)}`],
    ["a user name of its own", basic("secret", "me")],
    ["a header that says nothing", "Nonsense"],
  ] as const) {
    test(`${title}: 401 with a Basic challenge`, async () => {
      const answer = await server.upload(goodFields(wheel), wheel, { token: "", headers: { authorization } });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get("www-authenticate"), 'Basic realm="linchpin"');
    });
  }

  test("a good token without the right: 403; with it: 200; for another project: 403", async () => {
    const upload = async (rights: string[], projects?: string[]): Promise<number> => {
      const token = await newToken(rights, projects);
      return (await server.upload(goodFields(wheel), wheel, { token })).status;
    };
    assert.equal(await upload(["promote"]), 403);
    assert.equal(await upload(["upload:prod"]), 403);
    assert.equal(await upload(["upload:staging"], ["Other.Project"]), 403);
    assert.equal(await upload(["upload:staging"], ["Demo"]), 200);
    assert.equal(await upload(["upload"]), 200);
  });

  for (const index of ["prod", "pypi", "preview", "main"]) {
    test(`${index} takes no uploads: 403, and the URL to use instead`, async () => {
      const answer = await server.upload(goodFields(wheel), wheel, { path: `/${index}/legacy/` });
      assert.equal(answer.status, 403);
      const body = (await answer.json()) as { remedy: string };
      assert.ok(body.remedy.includes(`${server.url}/staging/legacy/`), body.remedy);
      assert.ok(answer.statusText.includes("/staging/legacy/"));
    });
  }

  test("an unknown index: 404; another method: 405 with Allow", async () => {
    assert.equal((await server.upload(goodFields(wheel), wheel, { path: "/nope/legacy/" })).status, 404);
    const put = await server.call("PUT", "/staging/legacy/", {});
    assert.equal(put.status, 405);
    assert.equal(put.headers.get("allow"), "GET, HEAD, POST");
    assert.equal((await server.call("GET", "/staging/legacy/")).status, 200);
  });

  test("a token that was revoked: 401", async () => {
    const token = await newToken(["upload"]);
    const { tokens } = (await (await server.call("GET", "/api/tokens")).json()) as {
      tokens: { id: string }[];
    };
    const { id } = tokens.at(-1)!;
    assert.equal((await server.call("DELETE", `/api/tokens/${id}`)).status, 200);
    assert.equal((await server.upload(goodFields(wheel), wheel, { token })).status, 401);
    assert.equal((await server.call("DELETE", `/api/tokens/${id}`)).status, 404);
  });
});
