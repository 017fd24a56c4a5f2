import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { basic, startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({
  name: "demo",
  version: "1.0",
  requiresPython: ">=3.9",
  requiresDist: ["other>=2"],
});
const sdist = makeSdist({ name: "demo", version: "1.0" });

describe("an upload", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  test("is stored, listed on the next request, and its bytes and metadata are served", async () => {
    const answer = await server.upload(goodFields(wheel), wheel);
    assert.equal(answer.status, 200, await answer.clone().text());
    const page = (await (
      await fetch(`${server.url}/staging/simple/demo/`, {
        headers: { accept: "application/vnd.pypi.simple.v1+json" },
      })
    ).json()) as {
      files: { filename: string; url: string; hashes: { sha256: string }; "requires-python": string }[];
    };
    const [file] = page.files;
    assert.equal(file?.filename, wheel.fileName);
    assert.equal(file["requires-python"], ">=3.9");
    const url = new URL(file.url, `${server.url}/staging/simple/demo/`);
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex"), file.hashes.sha256);
    assert.match(await (await fetch(`${url.href}.metadata`)).text(), /^Requires-Dist: other>=2$/m);
  });

  test("of the same bytes again is 200 and stores nothing", async () => {
    const answer = await server.upload(goodFields(wheel), wheel);
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { created: boolean }).created, false);
    const events = (await (await server.call("GET", "/api/events")).json()) as { events: { kind: string }[] };
    assert.equal(events.events.filter(({ kind }) => kind === "file-uploaded").length, 1);
  });

  test("of other bytes under the same name is refused: reason phrase and first line say File already exists", async () => {
    const other = makeWheel({ name: "demo", version: "1.0", files: { "demo/__init__.py": "other = 1\n" } });
    const answer = await server.upload(goodFields(other), other, { headers: { accept: "text/plain" } });
    assert.equal(answer.status, 400);
    assert.match(answer.statusText, /^File already exists \('demo-1\.0-py3-none-any\.whl'/);
    assert.match(await answer.text(), /^File already exists/);
    const json = await server.upload(goodFields(other), other);
    assert.match(((await json.json()) as { message: string }).message, /^File already exists/);
  });

  test("of an sdist is stored beside the wheel; a second sdist of the release is refused", async () => {
    assert.equal((await server.upload(goodFields(sdist), sdist)).status, 200);
    const second = makeSdist({ name: "demo", version: "1.0.0" });
    const answer = await server.upload(goodFields(second), second);
    assert.equal(answer.status, 400);
    assert.match(answer.statusText, /^Only one sdist may be uploaded per release/);
  });

  test("works without the slash, with Bearer, and with a token that ends in a line break", async () => {
    const local = makeWheel({ name: "demo", version: "1.0+local.1" });
    const token = `${server.adminToken}\n`;
    const answer = await server.upload(goodFields(local), local, {
      path: "/staging/legacy",
      headers: { authorization: basic(token) },
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    const again = await server.upload(goodFields(local), local, {
      headers: { authorization: `Bearer ${server.adminToken}` },
    });
    assert.equal(again.status, 200);
  });
});
