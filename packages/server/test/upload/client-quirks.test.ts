/** What honest clients do to a form (twine, uv, poetry, hatch, flit and pdm, as they were watched): none is refused. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer } from "../support/running-server.ts";
import { type FormFields, goodFields } from "../support/upload-form.ts";

const LICENSE = "Line one\n        line two\n        line three";

function projectOf(version: string, metadata: readonly string[] = []) {
  return makeWheel(releaseOf(version, metadata));
}

/** version → what the client sends beside the least that everybody sends. */
const ROWS: readonly (readonly [
  client: string,
  version: string,
  fields: FormFields,
  metadata?: readonly string[],
])[] = [
  ["twine: a mangled name, joined keywords", "1.0", { name: "foo-bar.baz", keywords: "one, two words" }],
  ["twine 7: License still folded", "1.1", { license: LICENSE }, [`License: ${LICENSE}`]],
  [
    "twine 5: empty strings, Metadata-Version that stops at 2.3",
    "1.2",
    { metadata_version: "2.3", author: "", license: "UNKNOWN", supported_platform: "", comment: "" },
  ],
  [
    "uv: an empty requires_python, plural import names",
    "1.3",
    { requires_python: "", import_names: ["foo_bar"] },
    ["Import-Name: foo_bar"],
  ],
  [
    "poetry: md5, requirements spelled its own way",
    "1.4",
    {
      requires_dist: ['requests[socks] (>=2) ; python_version < "3.14"', "tomli"],
      requires_python: "<4,>=3.9",
    },
  ],
  [
    "hatch: names of headers in lower case",
    "1.5",
    {
      classifier: ["Programming Language :: Python :: 3"],
      project_url: ["Source, https://demo.example/source"],
    },
  ],
  [
    "flit: metadata 2.3 whatever the file says",
    "1.6",
    {
      metadata_version: "2.3",
      classifiers: ["Programming Language :: Python :: 3"],
      project_urls: ["Source, https://demo.example/source"],
    },
  ],
  [
    "pdm: provides_extras, empty strings",
    "1.7",
    { provides_extras: ["some-extra"], license_expression: "", maintainer: "" },
  ],
  [
    "a fuller form",
    "1.8",
    {
      summary: "A demo ",
      home_page: "https://demo.example/",
      provides_extra: ["some-extra"],
      attestations: "[]",
      gpg_signature: "",
    },
  ],
  ["unknown fields", "1.9", { "x-something": "1", blake2_256_digest: "" }],
];

describe("an honest client is not refused:", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ vetting: { vet: async () => [] } });
  });
  after(() => server[Symbol.asyncDispose]());

  for (const [client, version, fields, metadata] of ROWS) {
    test(client, async () => {
      const version25 = metadata?.some((line) => line.startsWith("Import-Name"))
        ? { metadataVersion: "2.5" }
        : {};
      const made = makeWheel({ ...releaseOf(version, metadata ?? []), ...version25 });
      const answer = await server.upload({ ...goodFields(made), ...fields }, made);
      assert.equal(answer.status, 200, await answer.clone().text());
    });
  }

  test("flit and uv: a content part without a Content-Type, and digests of every kind", async () => {
    const made = projectOf("2.0");
    const md5 = createHash("md5").update(made.bytes).digest("hex");
    const fields: FormFields = { ...goodFields(made), md5_digest: md5.toUpperCase() };
    const head = Object.entries(fields).map(
      ([name, value = ""]) =>
        `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${[value].flat().join("")}\r\n`,
    );
    const file = `--B\r\nContent-Disposition: form-data; name="content"; filename="${made.fileName}"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head.join("") + file), made.bytes, Buffer.from("\r\n--B--\r\n")]);
    const answer = await fetch(`${server.url}/staging/legacy/`, {
      method: "POST",
      headers: {
        authorization: `token ${server.adminToken}`,
        "content-type": "multipart/form-data; boundary=B",
      },
      body,
    });
    assert.equal(answer.status, 200, await answer.clone().text());
  });

  test("an sdist without pyversion, and one with an empty one", async () => {
    for (const [version, pyversion] of [
      ["3.0", undefined],
      ["3.1", ""],
    ] as const) {
      const made = makeSdist({ name: "foo_bar.baz", version });
      const answer = await server.upload({ ...goodFields(made), pyversion }, made);
      assert.equal(answer.status, 200, await answer.clone().text());
    }
  });

  test("what uv is told when it is refused is exactly application/json, with the sentence in `code`", async () => {
    const other = projectOf("1.0", ["Author: somebody else"]);
    const answer = await server.upload(goodFields(other), other, {
      headers: { accept: "application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7" },
    });
    assert.equal(answer.headers.get("content-type"), "application/json");
    assert.match(((await answer.json()) as { code: string }).code, /^400 File already exists/);
  });
});

function releaseOf(version: string, metadata: readonly string[]) {
  return {
    name: "foo_bar.baz",
    version,
    requiresPython: ">=3.9,<4",
    requiresDist: ["Requests[socks]>=2 ; python_version < '3.14'", "tomli"],
    providesExtra: ["Some_Extra"],
    metadata: [
      "Summary: A demo",
      "Keywords: one,two words",
      "Home-page: https://demo.example/",
      "Classifier: Programming Language :: Python :: 3",
      "Project-URL: Source, https://demo.example/source",
      ...metadata,
    ],
  };
}
