import assert from "node:assert/strict";
import { test } from "node:test";
import { type Problem, parseProjectPageJson, parseRootPageJson } from "@linchpin/standards";

const URL_OF_PAGE = "https://index.example/simple/acme-tool/";
const SHA256 = "ab".repeat(32);

function read(page: unknown) {
  return parseProjectPageJson(JSON.stringify(page), URL_OF_PAGE);
}

/** One file with the given keys on a page that is right otherwise. */
function readFile(keys: Record<string, unknown>) {
  const file = { filename: "x-1.tar.gz", url: "x-1.tar.gz", hashes: { sha256: SHA256 }, size: 1, ...keys };
  const { value, problems } = read({
    meta: { "api-version": "1.1" },
    name: "x",
    versions: ["1"],
    files: [file],
  });
  return { file: value?.files[0], found: problems.map(({ code, field }) => `${code} ${field}`) };
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

test("a page as the big index writes it reads without a finding (fails if null or a third spelling offends)", () => {
  const { value, problems } = read({
    meta: { "api-version": "1.4", "_last-serial": 7 },
    name: "acme-tool",
    "project-status": { status: "active" },
    "alternate-locations": [],
    versions: ["1.0"],
    files: [
      {
        filename: "acme_tool-1.0.tar.gz",
        url: "https://files.example/acme_tool-1.0.tar.gz",
        hashes: { sha256: SHA256 },
        size: 12,
        "upload-time": "2026-08-01T10:00:00Z",
        "requires-python": null,
        yanked: false,
        "core-metadata": false,
        "data-dist-info-metadata": { sha256: SHA256 },
        provenance: null,
      },
    ],
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(value, {
    name: "acme-tool",
    status: { status: "active" },
    versions: ["1.0"],
    files: [
      {
        filename: "acme_tool-1.0.tar.gz",
        url: "https://files.example/acme_tool-1.0.tar.gz",
        hashes: { sha256: SHA256 },
        size: 12,
        uploadTime: "2026-08-01T10:00:00Z",
      },
    ],
    apiVersion: "1.4",
  });
});

test("pages that say nothing usable have no value (fails if a newer major version or no list is read)", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["{", "page-not-json"],
    ["[]", "page-not-object"],
    ["null", "page-not-object"],
    ['{"meta":{"api-version":"2.0"},"files":[]}', "page-version-unsupported"],
    ['{"meta":{"api-version":1.0},"files":[]}', "page-version-unsupported"],
    ['{"meta":{"api-version":"1.0"},"name":"x"}', "page-files-missing"],
    ['{"meta":{"api-version":"1.0"},"name":"x","files":{}}', "page-files-missing"],
  ];
  for (const [text, code] of cases) {
    const { value, problems } = parseProjectPageJson(text, URL_OF_PAGE);
    assert.equal(value, undefined, text);
    assert.deepEqual(codes(problems), [code], text);
  }
});

test("a newer minor version and a missing one are read with a warning (PEP 629; fails if they stop it)", () => {
  const newer = read({ meta: { "api-version": "1.9" }, name: "x", files: [] });
  assert.deepEqual(codes(newer.problems), ["page-version-newer"]);
  const none = read({ files: [] });
  assert.deepEqual(codes(none.problems), ["page-version-missing", "page-name-missing"]);
  assert.equal(none.value?.name, "acme-tool");
});

test("every wrong optional key is dropped and named by its path (fails if the file or another key goes too)", () => {
  const rows: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ size: null }, "file-size-invalid files[0].size"],
    [{ size: -1 }, "file-size-invalid files[0].size"],
    [{ size: 1.5 }, "file-size-invalid files[0].size"],
    [{ "upload-time": null }, "file-upload-time-invalid files[0].upload-time"],
    [{ "upload-time": "2026-02-30T00:00:00Z" }, "file-upload-time-invalid files[0].upload-time"],
    [{ "upload-time": "2026-01-01T00:00:00+02:00" }, "file-upload-time-invalid files[0].upload-time"],
    [{ "requires-python": 3 }, "file-requires-python-invalid files[0].requires-python"],
    [{ yanked: null }, "file-yanked-invalid files[0].yanked"],
    [{ yanked: "" }, "file-yanked-invalid files[0].yanked"],
    [{ "core-metadata": "yes" }, "file-core-metadata-invalid files[0].core-metadata"],
    [{ "gpg-sig": "yes" }, "file-gpg-sig-invalid files[0].gpg-sig"],
    [{ provenance: "http://index.example/p" }, "file-provenance-invalid files[0].provenance"],
  ];
  for (const [keys, expected] of rows) {
    const { file, found } = readFile(keys);
    assert.deepEqual(found, [expected]);
    assert.deepEqual(
      Object.keys(file ?? {}).sort(),
      "size" in keys ? ["filename", "hashes", "url"] : ["filename", "hashes", "size", "url"],
    );
  }
});

test("a file that cannot be fetched, stored or checked is left out (fails if it is offered all the same)", () => {
  const rows: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ filename: "../x-1.tar.gz" }, "file-name-invalid files[0].filename"],
    [{ filename: "a\\b" }, "file-name-invalid files[0].filename"],
    [{ filename: "" }, "file-name-invalid files[0].filename"],
    [{ filename: "x\u0000" }, "file-name-invalid files[0].filename"],
    [{ url: "javascript:alert(1)" }, "file-url-invalid files[0].url"],
    [{ url: " " }, "file-url-invalid files[0].url"],
    [{ url: 7 }, "file-url-invalid files[0].url"],
    [{ hashes: { sha256: "zz" } }, "file-hash-invalid files[0].hashes.sha256"],
    [{ hashes: { sha256: null } }, "file-hash-invalid files[0].hashes.sha256"],
  ];
  for (const [keys, expected] of rows) {
    const { file, found } = readFile(keys);
    assert.equal(file, undefined, expected);
    assert.deepEqual(found, [expected]);
  }
});

test("what others write for the same is read alike (fails if case, old names or longer fractions are refused)", () => {
  assert.deepEqual(readFile({ hashes: { SHA256: SHA256.toUpperCase() } }).file?.hashes, { sha256: SHA256 });
  assert.deepEqual(readFile({ hashes: { unheard: "xyz", sha256: SHA256 } }).file?.hashes, { sha256: SHA256 });
  assert.equal(readFile({ "dist-info-metadata": true }).file?.coreMetadata, true);
  assert.deepEqual(readFile({ "core-metadata": {} }).file?.coreMetadata, true);
  assert.equal(
    readFile({ "upload-time": "2026-01-01T00:00:00.1234567+00:00" }).file?.uploadTime,
    "2026-01-01T00:00:00.123456Z",
  );
  assert.deepEqual(readFile({ hashes: undefined }).found, ["file-hashes-missing files[0].hashes"]);
  assert.deepEqual(readFile({ size: undefined }).found, ["file-size-missing files[0].size"]);
});

test("the status is read beside meta or in it, an unknown one is none (PEP 792; fails if it is kept)", () => {
  const status = (page: Record<string, unknown>) =>
    read({ name: "x", files: [], meta: { "api-version": "1.4" }, ...page });
  const inMeta = { meta: { "api-version": "1.4", "project-status": { status: "archived", reason: "done" } } };
  assert.deepEqual(status(inMeta).value?.status, { status: "archived", reason: "done" });
  const unknown = status({ "project-status": { status: "sleepy" } });
  assert.equal(unknown.value?.status, undefined);
  assert.deepEqual(codes(unknown.problems), ["page-status-invalid"]);
});

test("name spaces of 1.5 are read (PEP 752; fails if they are lost or a broken one stops the page)", () => {
  const namespaces = [{ name: "acme", owned: true }, { name: 1 }];
  const { value, problems } = read({ meta: { "api-version": "1.5" }, name: "x", files: [], namespaces });
  assert.deepEqual(value?.namespaces, [{ name: "acme", owned: true }]);
  assert.deepEqual(codes(problems), ["page-namespaces-invalid"]);
});

test("two rows of one name stay, and are reported (fails if one goes silently)", () => {
  const file = { filename: "x-1.tar.gz", url: "x-1.tar.gz", hashes: { sha256: SHA256 } };
  const { value, problems } = read({ meta: { "api-version": "1.0" }, name: "x", files: [file, file] });
  assert.equal(value?.files.length, 2);
  assert.deepEqual(
    problems.map(({ code, field }) => [code, field]),
    [["file-duplicate", "files[1].filename"]],
  );
});

test("a page over the limit is not read at all (fails if the text is parsed first)", () => {
  const { value, problems } = parseProjectPageJson("x".repeat(11), URL_OF_PAGE, { maximumLength: 10 });
  assert.equal(value, undefined);
  assert.deepEqual(codes(problems), ["page-too-long"]);
});

test("root pages give names as displayed (fails if an entry without a name stops the others)", () => {
  const text = JSON.stringify({
    meta: { "api-version": "1.4" },
    projects: [{ name: "Acme.Tool" }, {}, { name: "b" }],
  });
  const { value, problems } = parseRootPageJson(text);
  assert.deepEqual(value, { projects: ["Acme.Tool", "b"] });
  assert.deepEqual(
    problems.map(({ code, field }) => [code, field]),
    [["project-invalid", "projects[1]"]],
  );
});
