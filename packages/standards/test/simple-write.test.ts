import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ProjectFile,
  type ProjectPage,
  writeProjectPageHtml,
  writeProjectPageJson,
  writeRootPageHtml,
  writeRootPageJson,
} from "@linchpin/standards";

const SHA256 = "ab".repeat(32);
const MD5 = "cd".repeat(16);

const FILE: ProjectFile = {
  filename: "acme_tool-1.0-py3-none-any.whl",
  url: "../../../files/ab/acme_tool-1.0-py3-none-any.whl",
  hashes: { md5: MD5, sha256: SHA256 },
  size: 1234,
  uploadTime: "2026-08-01T10:00:00.123456Z",
  requiresPython: ">=3.9,<4",
  coreMetadata: { sha256: SHA256 },
  provenance: "https://index.example/integrity/1",
};

function page(...files: readonly ProjectFile[]): ProjectPage {
  return { name: "acme-tool", versions: ["1.0"], files };
}

function json(...files: readonly ProjectFile[]): Record<string, unknown> {
  return JSON.parse(writeProjectPageJson(page(...files)));
}

test("a JSON page holds every key of 1.4, sha256 first (fails if a key is missing, renamed or null)", () => {
  assert.deepEqual(json(FILE), {
    meta: { "api-version": "1.4" },
    name: "acme-tool",
    versions: ["1.0"],
    files: [
      {
        filename: FILE.filename,
        url: FILE.url,
        hashes: { sha256: SHA256, md5: MD5 },
        size: 1234,
        "upload-time": FILE.uploadTime,
        "requires-python": ">=3.9,<4",
        "core-metadata": { sha256: SHA256 },
        provenance: FILE.provenance,
      },
    ],
  });
  assert.match(writeProjectPageJson(page(FILE)), /"hashes":\{"sha256"/);
});

test("what is not known is no key at all (fails if null appears, for which uv discards the page)", () => {
  const { requiresPython: _, size: _size, uploadTime: _time, ...bare } = FILE;
  assert.doesNotMatch(writeProjectPageJson(page(bare)), /null|"size"|"upload-time"|"yanked"/);
});

test("without a size the page claims 1.0, which does not promise one (fails if it claims 1.1 or later)", () => {
  const { size: _, ...unknownSize } = FILE;
  const written = json(FILE, unknownSize);
  assert.deepEqual(written.meta, { "api-version": "1.0" });
});

test("an older version leaves later keys out (fails if a 1.0 page has sizes or a 1.2 page has provenance)", () => {
  const status = { status: "deprecated" } as const;
  const old = JSON.parse(writeProjectPageJson({ ...page(FILE), status }, { apiVersion: "1.0" }));
  assert.deepEqual(Object.keys(old), ["meta", "name", "files"]);
  assert.deepEqual(Object.keys(old.files[0]), [
    "filename",
    "url",
    "hashes",
    "requires-python",
    "core-metadata",
  ]);
  const middle = writeProjectPageJson(page(FILE), { apiVersion: "1.2" });
  assert.ok(middle.includes('"size"') && !middle.includes("provenance"));
});

test("yanked is true or a reason, never empty (fails if an empty reason reads as not yanked)", () => {
  const yanked = (value: true | string) =>
    JSON.parse(writeProjectPageJson(page({ ...FILE, yanked: value }))).files[0].yanked;
  assert.equal(yanked(true), true);
  assert.equal(yanked("broken"), "broken");
  assert.equal(yanked(""), true);
});

test("a quarantined project offers no file in either format (PEP 792; fails if one is listed)", () => {
  const quarantined: ProjectPage = { ...page(FILE), status: { status: "quarantined", reason: "malware" } };
  assert.deepEqual(JSON.parse(writeProjectPageJson(quarantined)).files, []);
  assert.doesNotMatch(writeProjectPageHtml(quarantined), /<a /);
  assert.match(writeProjectPageHtml(quarantined), /<meta name="pypi:project-status" content="quarantined">/);
});

test("an anchor has all the attributes that clients read, metadata under both names (fails if one is gone)", () => {
  const html = writeProjectPageHtml(page(FILE));
  const expected = [
    `href="${FILE.url}#sha256=${SHA256}"`,
    'data-requires-python="&gt;=3.9,&lt;4"',
    `data-core-metadata="sha256=${SHA256}"`,
    `data-dist-info-metadata="sha256=${SHA256}"`,
    `data-provenance="${FILE.provenance}"`,
    'data-size="1234"',
    `data-upload-time="${FILE.uploadTime}"`,
    `>${FILE.filename}</a>`,
  ];
  for (const part of expected) {
    assert.ok(html.includes(part), part);
  }
  assert.ok(html.includes('<meta name="pypi:repository-version" content="1.4">'));
});

test("data-yanked always has a value (fails if it stands alone, which pip reads as not yanked)", () => {
  assert.match(writeProjectPageHtml(page({ ...FILE, yanked: true })), / data-yanked=""/);
  assert.match(
    writeProjectPageHtml(page({ ...FILE, yanked: 'a "b" <c>' })),
    / data-yanked="a &quot;b&quot; &lt;c&gt;"/,
  );
  assert.doesNotMatch(writeProjectPageHtml(page(FILE)), /data-yanked/);
});

test("values cannot add markup (fails if a reason, a name or a URL leaves its quotes)", () => {
  const evil = `"><script>alert('&')</script>`;
  const html = writeProjectPageHtml({
    name: evil,
    status: { status: "archived", reason: evil },
    versions: [],
    files: [{ filename: evil, url: evil, hashes: {}, requiresPython: evil, yanked: evil, provenance: evil }],
  });
  assert.doesNotMatch(html, /<script|'&'|alert\('/);
});

test("a fragment is of an algorithm that uv takes (fails if sha1 or sha224 is written, which fails its page)", () => {
  const href = (hashes: Record<string, string>) =>
    /href="([^"]*)"/.exec(writeProjectPageHtml(page({ ...FILE, url: "x", hashes })))?.[1];
  assert.equal(href({ sha1: "00", sha224: "11" }), "x");
  assert.equal(href({ sha1: "00", md5: MD5 }), `x#md5=${MD5}`);
  assert.equal(href({ md5: MD5, sha512: "22" }), "x#sha512=22");
});

test("root pages list names, and their links are relative and normalised (fails if a link has a slash first)", () => {
  const root = { projects: ["Acme.Tool", "zope<i>"] };
  assert.deepEqual(JSON.parse(writeRootPageJson(root)), {
    meta: { "api-version": "1.4" },
    projects: [{ name: "Acme.Tool" }, { name: "zope<i>" }],
  });
  const html = writeRootPageHtml(root);
  assert.ok(html.includes('<a href="acme-tool/">Acme.Tool</a>'));
  assert.ok(html.includes(">zope&lt;i&gt;</a>"));
});
