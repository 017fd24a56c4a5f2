import assert from "node:assert/strict";
import { test } from "node:test";
import { lastPathSegment, resolveUrl, splitFragment } from "@linchpin/standards";
import * as fc from "fast-check";

const BASE = "http://a/b/c/d;p?q";

/** RFC 3986 § 5.4.1 and § 5.4.2. */
const RFC_EXAMPLES: readonly (readonly [string, string])[] = [
  ["g:h", "g:h"],
  ["g", "http://a/b/c/g"],
  ["./g", "http://a/b/c/g"],
  ["g/", "http://a/b/c/g/"],
  ["/g", "http://a/g"],
  ["//g", "http://g"],
  ["?y", "http://a/b/c/d;p?y"],
  ["g?y", "http://a/b/c/g?y"],
  ["#s", "http://a/b/c/d;p?q#s"],
  ["g#s", "http://a/b/c/g#s"],
  ["g?y#s", "http://a/b/c/g?y#s"],
  [";x", "http://a/b/c/;x"],
  ["g;x", "http://a/b/c/g;x"],
  ["g;x?y#s", "http://a/b/c/g;x?y#s"],
  ["", "http://a/b/c/d;p?q"],
  [".", "http://a/b/c/"],
  ["./", "http://a/b/c/"],
  ["..", "http://a/b/"],
  ["../", "http://a/b/"],
  ["../g", "http://a/b/g"],
  ["../..", "http://a/"],
  ["../../", "http://a/"],
  ["../../g", "http://a/g"],
  ["../../../g", "http://a/g"],
  ["../../../../g", "http://a/g"],
  ["/./g", "http://a/g"],
  ["/../g", "http://a/g"],
  ["g.", "http://a/b/c/g."],
  [".g", "http://a/b/c/.g"],
  ["g..", "http://a/b/c/g.."],
  ["..g", "http://a/b/c/..g"],
  ["./../g", "http://a/b/g"],
  ["./g/.", "http://a/b/c/g/"],
  ["g/./h", "http://a/b/c/g/h"],
  ["g/../h", "http://a/b/c/h"],
  ["g;x=1/./y", "http://a/b/c/g;x=1/y"],
  ["g;x=1/../y", "http://a/b/c/y"],
  ["g?y/./x", "http://a/b/c/g?y/./x"],
  ["g#s/../x", "http://a/b/c/g#s/../x"],
];

test("references resolve as in RFC 3986 § 5.4 (fails if one of its examples gives another URL)", () => {
  for (const [reference, expected] of RFC_EXAMPLES) {
    assert.equal(resolveUrl(BASE, reference), expected, reference);
  }
});

test("what may not stand in a URL is encoded, escapes that are there stay (fails if a space or %2B changes)", () => {
  const base = "https://index.example/simple/x/";
  assert.equal(resolveUrl(base, " a b-1.0%2Bl.whl\n"), "https://index.example/simple/x/a%20b-1.0%2Bl.whl");
  assert.equal(resolveUrl(base, '<"a">.whl'), "https://index.example/simple/x/%3C%22a%22%3E.whl");
  assert.equal(
    resolveUrl(base, "https://f.example/a'b(c)!*;@&=+$,[]~_-.whl"),
    "https://f.example/a'b(c)!*;@&=+$,[]~_-.whl",
  );
  assert.equal(resolveUrl(base, "é.whl"), "https://index.example/simple/x/%C3%A9.whl");
  assert.equal(resolveUrl(base, "\ud800"), "https://index.example/simple/x/%EF%BF%BD");
});

test("an absolute URL stays as the index wrote it (fails if host, port or escapes are rewritten)", () => {
  const url = "https://Index.Example:443/Files/%7Ea/x-1.0.tar.gz?sig=%2f#sha256=00";
  assert.equal(resolveUrl("https://other.example/", url), url);
  assert.equal(
    resolveUrl("https://other.example/", "https://index.example/a/../b"),
    "https://index.example/b",
  );
});

test("a name is the decoded last segment (fails if a query, a fragment or a broken escape ends up in it)", () => {
  assert.equal(lastPathSegment("https://index.example/a/x-1.0%2Bl.whl?a/b#c/d"), "x-1.0+l.whl");
  assert.equal(lastPathSegment("https://index.example/a/"), "");
  assert.equal(lastPathSegment("https://index.example/a/%zz"), "%zz");
  assert.deepEqual(splitFragment("u#f#g"), { url: "u", fragment: "f#g" });
});

test("on references that browsers take the answer is that of WHATWG URL (fails on the first other answer)", () => {
  const segment = fc.constantFrom("a", "b.whl", ".", "..", "c%20d", "");
  const path = fc.array(segment, { maxLength: 6 }).map((segments) => segments.join("/"));
  const query = fc.constantFrom("", "?q=1", "?q=1#f", "#f");
  fc.assert(
    fc.property(fc.boolean(), path, query, (isRooted, tail, rest) => {
      const reference = (isRooted ? "/" : "") + tail.replace(/^\/+/, "") + rest;
      const base = "https://index.example/one/two/three";
      assert.equal(resolveUrl(base, reference), new URL(reference, base).href);
    }),
    { seed: 20_260_801, numRuns: 500 },
  );
});
