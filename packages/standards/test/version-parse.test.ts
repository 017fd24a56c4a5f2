// Fails when a spelling that PEP 440 § Normalization lists is not read as the version it names, or when text beside the
// grammar passes. That the answers are those of `packaging` is tested in differential/.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canonicalizeVersion,
  isValidVersion,
  parseVersion,
  StandardsError,
  versionToString,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { versions } from "./support/arbitraries.ts";

const SPELLINGS: readonly (readonly [string, string])[] = [
  [" v1.0 ", "1.0"],
  ["1.0\x1c", "1.0"],
  ["01.002", "1.2"],
  ["1.0ALPHA", "1.0a0"],
  ["1.0-beta.2", "1.0b2"],
  ["1.0c1", "1.0rc1"],
  ["1.0_preview_3", "1.0rc3"],
  ["1.0-1", "1.0.post1"],
  ["1.0rev", "1.0.post0"],
  ["1.0-r4", "1.0.post4"],
  ["1.0a-1", "1.0a1"],
  ["1.0a--1", "1.0a0.post1"],
  ["1.0dev", "1.0.dev0"],
  ["1.0.dev.", "1.0.dev0"],
  ["2!1.0+Ubuntu-1_00a", "2!1.0+ubuntu.1.00a"],
  ["20240101123456789012", "20240101123456789012"],
  ["1.9007199254740993", "1.9007199254740993"],
];

for (const [text, normal] of SPELLINGS) {
  test(`${JSON.stringify(text)} is ${normal}`, () => {
    assert.equal(versionToString(parseVersion(text)), normal);
  });
}

test("what is no version", () => {
  const texts = [
    "",
    " ",
    "v",
    "1.",
    ".1",
    "1..2",
    "1.0-",
    "1.0+",
    "1.0+a.",
    "1.0+é",
    "1!",
    "!1",
    "1.0 a",
    "１.0",
  ];
  for (const text of texts) assert.ok(!isValidVersion(text), JSON.stringify(text));
  assert.ok(!isValidVersion("1.0\ufeff"), "Python does not count the byte order mark as whitespace");
});

test("numbers are as long as Python converts, no longer", () => {
  assert.equal(versionToString(parseVersion(`1.${"9".repeat(4300)}`)).length, 4302);
  assert.ok(!isValidVersion("9".repeat(4301)));
  assert.ok(!isValidVersion(`1.${"0".repeat(4301)}+1a`));
  assert.ok(isValidVersion(`1.0+${"1".repeat(5000)}a`), "a text of many digits is no number");
});

test("printing is the inverse of parsing", () => {
  fc.assert(
    fc.property(versions, (version) => {
      const text = versionToString(version);
      assert.deepEqual(parseVersion(text), version);
      assert.equal(versionToString(parseVersion(text)), text);
    }),
  );
});

test("the canonical form may drop trailing zeros, and leaves other text alone", () => {
  assert.equal(canonicalizeVersion("1.0.0"), "1");
  assert.equal(canonicalizeVersion("0.0"), "0");
  assert.equal(canonicalizeVersion("1.0.0", { stripTrailingZero: false }), "1.0.0");
  assert.equal(canonicalizeVersion("no version "), "no version ");
});

test("the error points at what does not fit", () => {
  assert.throws(
    () => parseVersion("1.0-foo"),
    (error) => {
      assert.ok(error instanceof StandardsError);
      assert.equal(error.problem.code, "version-invalid");
      assert.deepEqual(error.problem.span, { start: 3, end: 7 });
      assert.match(error.problem.state, /"1.0-foo" is not a version: "-foo" does not fit there/);
      return true;
    },
  );
});
