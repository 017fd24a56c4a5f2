/** What an upload form may not say; one row each. A row fails if the server stores the file or names another reason. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer, type UploadContent } from "../support/running-server.ts";
import { type FormFields, goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0", metadata: ["Summary: A demo", "Keywords: a,b"] });
const sdist = makeSdist({ name: "demo", version: "1.0" });
const zero = "0".repeat(64);

type Row = readonly [
  title: string,
  changes: FormFields,
  status: number,
  type: string,
  says: RegExp,
  content?: UploadContent,
];

const ROWS: readonly Row[] = [
  ["an action of the past", { ":action": "submit" }, 410, "action-gone", /submit/],
  ["a missing action", { ":action": undefined }, 400, "form-invalid", /:action/],
  ["another protocol", { protocol_version: "2" }, 400, "form-invalid", /Unknown protocol version/],
  ["an unknown metadata version", { metadata_version: "9.9" }, 400, "form-invalid", /metadata version "9.9"/],
  ["no metadata version", { metadata_version: "" }, 400, "form-invalid", /no metadata_version/],
  ["an invalid name", { name: "-demo" }, 400, "form-invalid", /"-demo" is an invalid value for Name/],
  ["no name", { name: undefined }, 400, "form-invalid", /no name/],
  ["an invalid version", { version: "one" }, 400, "form-invalid", /invalid value for Version/],
  ["an egg", { filetype: "bdist_egg" }, 400, "form-invalid", /invalid value for filetype/],
  ["a wheel without pyversion", { pyversion: "" }, 400, "form-invalid", /pyversion/],
  ["no digest", { sha256_digest: "" }, 400, "form-invalid", /no digest/],
  ["a digest that is none", { sha256_digest: "abc" }, 400, "form-invalid", /sha256_digest/],
  ["a wrong sha256", { sha256_digest: zero }, 400, "digest-mismatch", /sha256/],
  ["a wrong blake2", { blake2_256_digest: zero }, 400, "digest-mismatch", /blake2b256/],
  ["a wrong md5", { md5_digest: zero.slice(32) }, 400, "digest-mismatch", /md5/],
  ["a name twice", { name: ["demo", "demo"] }, 400, "form-invalid", /name 2 times/],
  ["another project in the file name", { name: "other" }, 400, "filename-invalid", /project/],
  ["another version in the file name", { version: "2.0" }, 400, "filename-invalid", /version/],
  [
    "another kind in the file name",
    { filetype: "sdist", pyversion: "source" },
    400,
    "filename-invalid",
    /kind/,
  ],
  ["another summary than the file", { summary: "Another" }, 400, "metadata-mismatch", /Summary/],
  ["a hidden dependency", { requires_dist: "evil" }, 400, "metadata-mismatch", /Requires-Dist/],
  ["other keywords", { keywords: "a, c" }, 400, "metadata-mismatch", /Keywords/],
  ["another Python", { requires_python: ">=3" }, 400, "metadata-mismatch", /Requires-Python/],
  ["an image", {}, 400, "form-invalid", /image\/png/, { ...wheel, mediaType: "image/png" }],
  [
    "a path",
    {},
    400,
    "filename-invalid",
    /not an escaped project name/,
    { ...wheel, fileName: `../${wheel.fileName}` },
  ],
  [
    "bytes that are no archive",
    {},
    400,
    "distribution-invalid",
    /./,
    { ...wheel, bytes: Buffer.from("no zip") },
  ],
  [
    "a name that is not normalised",
    {},
    400,
    "filename-invalid",
    /demo/,
    { ...wheel, fileName: wheel.fileName.replace("demo", "Demo") },
  ],
];

describe("an upload is refused for", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  for (const [title, changes, status, type, says, content] of ROWS) {
    test(title, async () => {
      const file = content ?? wheel;
      const digest = goodFields({ ...wheel, bytes: file.bytes })["sha256_digest"];
      const answer = await server.upload({ ...goodFields(wheel), sha256_digest: digest, ...changes }, file);
      const body = (await answer.json()) as { type: string; state: string; errors: unknown[] };
      assert.equal(answer.status, status, JSON.stringify(body));
      assert.equal(body.type, `urn:linchpin:error:${type}`, JSON.stringify(body));
      assert.match(body.state, says);
    });
  }

  test("a form without a file, with every other fault found at once", async () => {
    const answer = await server.upload({ ...goodFields(wheel), name: "", version: "x" }, undefined);
    const body = (await answer.json()) as { errors: { source: string }[] };
    assert.deepEqual(body.errors.map(({ source }) => source).sort(), ["content", "name", "version"]);
  });

  test("an sdist that is a zip, and one with pyversion of a wheel", async () => {
    const zip = { ...sdist, fileName: "demo-1.0.zip" };
    const answer = await server.upload(goodFields(zip), zip);
    assert.match(await answer.text(), /tar\.gz/);
    assert.equal(answer.status, 400);
    const wrong = await server.upload({ ...goodFields(sdist), pyversion: "py3" }, sdist);
    assert.equal(wrong.status, 400);
  });

  test("a text field that is sent as a file; gpg_signature may be", async () => {
    const send = (name: string): Promise<Response> => {
      const form = new FormData();
      for (const [field, value] of Object.entries(goodFields(wheel))) form.append(field, String(value));
      form.append(name, new Blob(["x"]), "x.txt");
      return fetch(`${server.url}/staging/legacy/`, {
        method: "POST",
        headers: { authorization: `Bearer ${server.adminToken}` },
        body: form,
      });
    };
    assert.match(await (await send("summary")).text(), /Should not be a tuple/);
    assert.match(await (await send("gpg_signature")).text(), /does not have a file/);
  });

  test("and after all of that the name is not owned", async () => {
    assert.equal((await fetch(`${server.url}/staging/simple/demo/`)).status, 404);
    assert.equal((await server.call("GET", "/api/projects/demo")).status, 404);
  });
});
