import assert from "node:assert/strict";
import { test } from "node:test";
import { type ProjectFile, parseProjectPageHtml, parseRootPageHtml } from "@linchpin/standards";

const URL_OF_PAGE = "https://index.example/simple/acme-tool/";
const SHA256 = "ab".repeat(32);

function files(html: string): readonly ProjectFile[] {
  const { value, problems } = parseProjectPageHtml(html, URL_OF_PAGE);
  assert.deepEqual(problems, [], html);
  return value?.files ?? [];
}

function urls(html: string): readonly string[] {
  return files(html).map(({ url }) => url);
}

const IN_PAGE = "https://index.example/simple/acme-tool";

test("attributes are read in any order, case and quoting (fails on any spelling that browsers take)", () => {
  const spellings = [
    `<a href="x-1.whl#sha256=${SHA256}" data-yanked="why">x</a>`,
    `<A DATA-YANKED='why' HREF='x-1.whl#sha256=${SHA256}'>x</A>`,
    `<a\n  data-yanked = why\n\thref\n=\nx-1.whl#sha256=${SHA256}\n>x`,
    `<a class="a>b" data-yanked=why href="x-1.whl#sha256=${SHA256}"/>`,
    `<p><a data-yanked="w&#104;y"href="x-1.whl#sha256=${SHA256}">x</a>`,
  ];
  for (const html of spellings) {
    assert.deepEqual(
      files(html),
      [{ filename: "x-1.whl", url: `${IN_PAGE}/x-1.whl`, hashes: { sha256: SHA256 }, yanked: "why" }],
      html,
    );
  }
});

test("comments, scripts and titles hold no links; anchors without href are none (fails if one is taken)", () => {
  const html = `<!DOCTYPE html><!-- <a href="a-1.whl"> --><script>"<a href='b-1.whl'>"</script>
    <title><a href="c-1.whl"></title><!--><a href="d-1.whl">d</a><a name="top">top</a><a href>e</a><a href="">f</a>
    <? <a href="g-1.whl"> ?><a href="h-1.whl">h`;
  assert.deepEqual(urls(html), [`${IN_PAGE}/d-1.whl`, `${IN_PAGE}/h-1.whl`]);
});

test("references in attributes are decoded, others stay (fails if &amp; stays or &copy= becomes a sign)", () => {
  const html = `<a href="https://f.example/x-1.whl?a=1&amp;b=2&copy=3&unknown;"
    data-requires-python="&gt;=3.8, &lt; &#x34;&period;0">x</a>`;
  const [file] = files(html);
  assert.equal(file?.url, "https://f.example/x-1.whl?a=1&b=2&copy=3&unknown;");
  assert.equal(file?.requiresPython, ">=3.8, < 4.0");
});

test("links are relative to the first base, the base to the page (fails if a later or raw base counts)", () => {
  const html = `<base href="/files/"><base href="/other/"><a href="x-1.whl">x</a><a href="../y-1.whl">y</a>`;
  assert.deepEqual(urls(html), ["https://index.example/files/x-1.whl", "https://index.example/y-1.whl"]);
});

test("the name is the decoded last segment, else the text (fails if a query or an escape is in it)", () => {
  const html = `<a href="a-1%2Bl.whl?x=/y">other</a><a href="https://f.example/get/?id=1">b-1.whl</a>`;
  assert.deepEqual(
    files(html).map(({ filename }) => filename),
    ["a-1+l.whl", "b-1.whl"],
  );
});

test("all attributes of the standards and of uv are read (fails if one is lost)", () => {
  const html = `<a href="x-1.whl#sha256=${SHA256}&egg=x" data-requires-python="" data-yanked
    data-core-metadata="sha256=${SHA256}" data-dist-info-metadata="true" data-gpg-sig="false"
    data-provenance="https://index.example/p" data-size="7" data-upload-time="2026-08-01T10:00:00Z">x</a>`;
  assert.deepEqual(files(html), [
    {
      filename: "x-1.whl",
      url: `${IN_PAGE}/x-1.whl`,
      hashes: { sha256: SHA256 },
      size: 7,
      uploadTime: "2026-08-01T10:00:00Z",
      yanked: true,
      coreMetadata: { sha256: SHA256 },
      gpgSignature: false,
      provenance: "https://index.example/p",
    },
  ]);
});

test("data-yanked means yanked whatever it says (PEP 592; fails if false or no value reads as not yanked)", () => {
  const yanked = (attribute: string) => files(`<a href="x-1.whl" ${attribute}>x</a>`)[0]?.yanked;
  assert.equal(yanked('data-yanked="false"'), "false");
  assert.equal(yanked('data-yanked=""'), true);
  assert.equal(yanked("data-yanked"), true);
  assert.equal(yanked(""), undefined);
});

test("version and status come from the meta tags (PEP 629, 792; fails if a page of version 2 is read)", () => {
  const head = (content: string) => `<meta content="${content}" name="PyPI:repository-version">`;
  const status = `<meta name="pypi:project-status" content="archived"><meta name="pypi:project-status-reason" content="a&lt;b">`;
  const { value } = parseProjectPageHtml(head("1.4") + status, URL_OF_PAGE);
  assert.deepEqual(value, {
    name: "acme-tool",
    status: { status: "archived", reason: "a<b" },
    versions: [],
    files: [],
    apiVersion: "1.4",
  });
  assert.equal(parseProjectPageHtml(head("2.0"), URL_OF_PAGE).value, undefined);
});

test("a link that is no usable file is left out and shown by its span (fails if others go with it)", () => {
  const bad = [`<a href="x-1.whl#sha256=zz">`, `<a href="mailto:a@b">`, `<a href="a%2F..%2Fb">`];
  const html = `${bad.join("x</a>")}x</a><a href="y-1.whl">y</a>`;
  const { value, problems } = parseProjectPageHtml(html, URL_OF_PAGE);
  assert.deepEqual(
    value?.files.map(({ filename }) => filename),
    ["y-1.whl"],
  );
  assert.deepEqual(
    problems.map(({ span }) => html.slice(span?.start, span?.end)),
    bad,
  );
});

test("root pages give the texts of their links (fails if markup inside a link cuts the name)", () => {
  const html = `<a href="/simple/acme-tool/">Acme<b>.Tool</b></a><br/><a href="x/"> </a><a href="b/">b&amp;c</a>`;
  const { value, problems } = parseRootPageHtml(html, "https://index.example/simple/");
  assert.deepEqual(value, { projects: ["Acme.Tool", "b&c"] });
  assert.equal(problems[0]?.code, "project-invalid");
});
