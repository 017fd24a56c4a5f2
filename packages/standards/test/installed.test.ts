// Fails when the state that an installer leaves behind is misread, or credentials get into direct_url.json.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type DirectUrl,
  directUrlToJson,
  installedState,
  parseDirectUrl,
  parseDistInfoName,
  parseInstaller,
} from "@linchpin/standards";

const parse = (document: object): ReturnType<typeof parseDirectUrl> =>
  parseDirectUrl(JSON.stringify(document));

test("an archive, a repository and a folder are read and written alike", () => {
  for (const document of [
    { url: "https://host.example/a.zip", archive_info: { hashes: { sha256: "ab" } } },
    {
      url: "git+https://host.example/a",
      vcs_info: { vcs: "git", commit_id: "c0ffee", requested_revision: "main" },
    },
    { url: "file:///home/a", dir_info: { editable: true }, subdirectory: "src" },
  ]) {
    const { value, problems } = parse(document);
    assert.deepEqual(problems, []);
    assert.deepEqual(directUrlToJson(value!), document);
  }
});

test("the old hash must agree with the new ones", () => {
  const url = "https://host.example/a.zip";
  assert.deepEqual(parse({ url, archive_info: { hash: "md5=x=y" } }).value?.origin, {
    kind: "archive",
    hashes: { md5: "x=y" },
  });
  const codes = parse({ url, archive_info: { hash: "md5=x", hashes: { md5: "y" } } }).problems.map(
    ({ code }) => code,
  );
  assert.deepEqual(codes, ["direct-url-hash"]);
});

test("all faults are reported with their key", () => {
  const { value, problems } = parse({ vcs_info: { vcs: 1 }, subdirectory: [] });
  assert.equal(value, undefined);
  assert.deepEqual(
    problems.map(({ code, field }) => `${code} ${field}`),
    [
      "direct-url-missing url",
      "direct-url-type vcs_info.vcs",
      "direct-url-missing vcs_info.commit_id",
      "direct-url-type subdirectory",
    ],
  );
  assert.deepEqual(
    parse({ url: "x", dir_info: {}, vcs_info: {} }).problems.map(({ code }) => code),
    ["direct-url-origin"],
  );
  assert.deepEqual(
    parse({ url: "https://a/", dir_info: {} }).problems.map(({ code }) => code),
    ["direct-url-scheme"],
  );
  assert.deepEqual(
    parse({ url: "file:a", dir_info: {} }).problems.map(({ code }) => code),
    ["direct-url-path"],
  );
  assert.deepEqual(
    parseDirectUrl("{").problems.map(({ code }) => code),
    ["direct-url-json"],
  );
});

for (const [url, written] of [
  ["https://user:secret@host.example/a", "https://host.example/a"],
  ["https://git@host.example/a", "https://git@host.example/a"],
  ["https://${USER}:${PASSWORD}@host.example/a", "https://${USER}:${PASSWORD}@host.example/a"],
  ["https://a@b@host.example/?q#f", "https://host.example/?q#f"],
  ["/no/scheme", "/no/scheme"],
] as const) {
  test(`${url} is written as ${written}`, () => {
    const directUrl: DirectUrl = { url, origin: { kind: "archive" } };
    assert.equal(directUrlToJson(directUrl)["url"], written);
    assert.equal(directUrlToJson(directUrl, { keepCredentials: true })["url"], url);
  });
}

test("the old hash is written when asked for", () => {
  const directUrl: DirectUrl = { url: "https://a/", origin: { kind: "archive", hashes: { sha256: "ab" } } };
  assert.deepEqual(directUrlToJson(directUrl, { legacyHash: true })["archive_info"], {
    hashes: { sha256: "ab" },
    hash: "sha256=ab",
  });
});

test("INSTALLER, REQUESTED and the absence of direct_url.json", () => {
  assert.deepEqual(
    installedState(
      new Map([
        ["INSTALLER", "uv\n"],
        ["REQUESTED", ""],
      ]),
    ),
    { installer: "uv", isRequested: true, isFromIndex: true },
  );
  assert.deepEqual(installedState(new Map([["direct_url.json", "{}"]])), {
    isRequested: false,
    isFromIndex: false,
  });
  assert.equal(parseInstaller(" \n"), undefined);
});

test("dist-info folders", () => {
  assert.deepEqual(
    { ...parseDistInfoName("acme_tool-2.1.0.dist-info") },
    { name: "acme_tool", version: "2.1.0" },
  );
  assert.equal(parseDistInfoName("acme.dist-info"), undefined);
});
