// Fails when specifiers that PEP 440 allows are refused, forbidden ones pass, or sets print or compare in another way
// than `packaging` does.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  intersectSpecifierSets,
  parseSpecifier,
  parseSpecifierSet,
  prereleasesOf,
  StandardsError,
  specifierSetKey,
  specifierSetsEqual,
  specifierSetToString,
  specifierToString,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { specifierSetTexts } from "./support/arbitraries.ts";

const VALID = [
  ">=1.0",
  " == 1.0 ",
  "==1.0.*",
  "!=v1!2.*",
  "~=1.4.2",
  "===anything",
  "==1.0+local",
  "<\t1",
  "===",
];
const INVALID = [
  "",
  "1.0",
  "=1.0",
  ">=1.0.*",
  "==1.0a1.*",
  "==1.0+l.*",
  "==1.0 .*",
  ">=1.0+local",
  "~=1",
  "=>1",
  "===a b",
  "===a;b",
  "==",
  ">=1.0,<2",
];

test("what is a specifier", () => {
  for (const text of VALID) assert.ok(parseSpecifier(text), text);
});

for (const text of INVALID) {
  test(`${JSON.stringify(text)} is no specifier`, () => {
    assert.throws(
      () => parseSpecifier(text),
      (error) => error instanceof StandardsError && error.problem.code === "specifier-invalid",
    );
  });
}

test("a specifier prints as it was written, without whitespace", () => {
  assert.equal(specifierToString(parseSpecifier(" >= V1.0-ALPHA ")), ">=V1.0-ALPHA");
});

test("a set prints sorted, each specifier once", () => {
  assert.equal(specifierSetToString(parseSpecifierSet(">=1.0, <2 ,,==1.*,>=1.0.0")), "<2,==1.*,>=1.0");
  assert.equal(specifierSetToString(parseSpecifierSet("")), "");
});

test("sets are equal when their specifiers are", () => {
  const equal = (a: string, b: string): boolean =>
    specifierSetsEqual(parseSpecifierSet(a), parseSpecifierSet(b));
  assert.ok(equal(">=1.0,<2", "<2.0,>=1"));
  assert.ok(!equal("~=1.0", "~=1.0.0"), "two and three numbers allow different versions");
  assert.ok(!equal(">=1", ">=1,<2"));
});

test("printing and parsing again gives an equal set", () => {
  fc.assert(
    fc.property(specifierSetTexts, (text) => {
      const set = parseSpecifierSet(text);
      const printed = specifierSetToString(set);
      assert.equal(specifierSetKey(parseSpecifierSet(printed)), specifierSetKey(set));
      assert.equal(specifierSetToString(parseSpecifierSet(printed)), printed);
    }),
  );
});

test("a set asks for pre-releases when a specifier names one", () => {
  const asks = (text: string): boolean | undefined => prereleasesOf(parseSpecifierSet(text));
  assert.equal(asks(">=1.0a1"), true);
  assert.equal(asks("!=1.0a1,>=1"), undefined);
  assert.equal(prereleasesOf(parseSpecifierSet(">=1.0a1", { prereleases: false })), false);
});

test("two sets become one, unless they were told different things about pre-releases", () => {
  const both = intersectSpecifierSets(
    parseSpecifierSet(">=1"),
    parseSpecifierSet("<2", { prereleases: true }),
  );
  assert.equal(specifierSetToString(both), "<2,>=1");
  assert.equal(both.prereleases, true);
  assert.throws(
    () => intersectSpecifierSets(both, parseSpecifierSet("", { prereleases: false })),
    StandardsError,
  );
});

test("the error points at the specifier in the set", () => {
  assert.throws(
    () => parseSpecifierSet(">=1.0,<2.*,!=3"),
    (error) => {
      assert.ok(error instanceof StandardsError);
      assert.deepEqual(error.problem.span, { start: 6, end: 10 });
      assert.match(error.problem.state, /\.\* stands only after == or !=/);
      return true;
    },
  );
});
