// Fails when sets are said to lie otherwise to each other than their versions do, or when a set without any version is
// held to have one. The answers of `packaging` are compared in differential/.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  explainDisjoint,
  parseSpecifierSet,
  StandardsError,
  specifierSetIsDisjoint,
  specifierSetIsSubset,
  specifierSetIsSuperset,
  specifierSetIsUnsatisfiable,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { specifierSetTexts } from "./support/arbitraries.ts";

const set = parseSpecifierSet;

test("subset, superset and disjoint", () => {
  assert.ok(specifierSetIsSubset(set(">=3.12,<3.13"), set(">=3.12")));
  assert.ok(!specifierSetIsSubset(set(">=3.12"), set(">=3.12,<3.13")));
  assert.ok(specifierSetIsSuperset(set(">=3.12"), set("==3.12.*,>=3.12")));
  assert.ok(specifierSetIsDisjoint(set("<3.12"), set(">=3.12")));
  assert.ok(!specifierSetIsDisjoint(set("<3.12"), set(">=3.11")));
});

test("where pre-releases are refused they do not count", () => {
  const refusing = (text: string) => set(text, { prereleases: false });
  assert.ok(specifierSetIsUnsatisfiable(refusing("==1.0a1")));
  assert.ok(specifierSetIsDisjoint(refusing(">=1.0a1"), refusing("<=1.0a5")));
  assert.ok(!specifierSetIsUnsatisfiable(set("==1.0a1")));
});

test("=== has no relations, but may be unsatisfiable", () => {
  for (const [a, b] of [
    ["===1.0", ">=1"],
    [">=1", "===1.0"],
  ] as const) {
    assert.throws(
      () => specifierSetIsSubset(set(a), set(b)),
      (error) => error instanceof StandardsError && error.problem.code === "specifier-relation-undefined",
    );
  }
  assert.throws(() => specifierSetIsDisjoint(set(""), set("", { prereleases: true })), StandardsError);
  assert.ok(specifierSetIsUnsatisfiable(set("===foo,>=1")));
  assert.ok(!specifierSetIsUnsatisfiable(set("===1.5,>=1")));
});

test("there is a reason exactly where two sets are disjoint", () => {
  fc.assert(
    fc.property(specifierSetTexts, specifierSetTexts, (a, b) => {
      const problem = explainDisjoint([
        { by: "the first", set: set(a) },
        { by: "the second", set: set(b) },
      ]);
      assert.equal(problem !== undefined, specifierSetIsUnsatisfiable(set(`${a},${b}`)));
    }),
    { numRuns: 500 },
  );
});

const REASONS = [
  [">=2,<5", "<1.5", "flask asks for >=2, the project asks for <1.5: the first allows >=2, the other <1.5"],
  ["==1.0", ">=1,!=1.0", "flask asks for ==1.0, the project asks for !=1.0: ==1.0 is all excluded"],
  ["==1.*", "!=1.*", "flask asks for ==1.*, the project asks for !=1.*: ==1.* is all excluded"],
  [
    "===1",
    "===2",
    "flask asks for ===1, the project asks for ===2: each allows one text only, and the texts differ",
  ],
  ["<0", ">1", "flask asks for <0: no version lies there"],
] as const;

for (const [a, b, reason] of REASONS) {
  test(`why ${a} and ${b} do not meet`, () => {
    const problem = explainDisjoint([
      { by: "flask", set: set(a) },
      { by: "the project", set: set(b) },
    ]);
    assert.equal(problem?.state, reason);
  });
}

test("a demand without pre-releases may be the reason", () => {
  const problem = explainDisjoint([
    { by: "flask", set: set(">=1.0a1,<=1.0rc1") },
    { by: "the policy", set: set("", { prereleases: false }) },
  ]);
  assert.match(problem?.state ?? "", /and "the policy" refuses pre-releases$/);
});
