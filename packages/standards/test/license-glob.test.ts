import assert from "node:assert/strict";
import { test } from "node:test";
import { globFault, globMatches } from "@linchpin/standards";

test("patterns of the specification match as Python's glob does (fails if a wildcard crosses a folder)", () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["LICENSE", ["LICENSE"], ["license", "a/LICENSE", "LICENSE.txt"]],
    ["LICEN[CS]E*", ["LICENSE", "LICENCE.txt"], ["LICENXE", "LICENSE/a"]],
    ["licenses/*", ["licenses/a", "licenses/b.txt"], ["licenses/a/b", "licenses/.hidden", "licenses"]],
    ["**/*.txt", ["a.txt", "x/y/a.txt"], ["x/.git/a.txt", "x/.a.txt", "a.md"]],
    ["a/**", ["a/b", "a/b/c"], ["b/a"]],
    ["a/**/b/**/c", ["a/b/c", "a/x/b/y/z/c"], ["a/c", "a/b/x"]],
    ["?[0-9-]", ["a1", "b-"], ["1", "ab", "a12"]],
    ["[-a]x", ["-x", "ax"], ["bx"]],
    ["a b.txt", ["a b.txt"], ["ab.txt"]],
    [".git*", [".gitignore"], ["git"]],
    ["*", ["a", "é"], [".a", "a/b"]],
  ];
  for (const [pattern, matching, others] of rows) {
    assert.equal(globFault(pattern), undefined, pattern);
    for (const path of matching) assert.ok(globMatches(pattern, path), `${pattern} ${path}`);
    for (const path of others) assert.ok(!globMatches(pattern, path), `${pattern} ${path}`);
  }
});

test("what the specification does not allow is named (fails if one is taken)", () => {
  for (const pattern of [
    "",
    "../a",
    "a/../b",
    "/a",
    "a\\b",
    "LICEN{C,S}E",
    "a[",
    "a]",
    "[]",
    "[*]",
    "a[b/c]",
    "x".repeat(5000),
    "a!b",
    "[!a]",
  ]) {
    assert.notEqual(globFault(pattern), undefined, pattern);
  }
});

test("patterns made to be slow are not (fails by running for minutes if matching is exponential)", () => {
  assert.ok(!globMatches(`${"*a".repeat(1000)}b`, "a".repeat(4000)));
  assert.ok(!globMatches(`${"**/a/".repeat(500)}b`, `${"a/".repeat(1500)}a`));
});
