// Fails when specifiers made of intervals allow other versions than the intervals hold, or are not the short ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  complementIntervals,
  type Intervals,
  intervalsEqual,
  intervalsToSpecifierSets,
  intervalsToString,
  NO_VERSIONS,
  parseSpecifierSet,
  specifierSetToIntervals,
  specifierSetToString,
  uniteIntervals,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { specifierSetTexts } from "./support/arbitraries.ts";

const intervalsOf = (text: string): Intervals => specifierSetToIntervals(parseSpecifierSet(text));

test("the sets together allow exactly the versions in the intervals", () => {
  let printed = 0;
  fc.assert(
    fc.property(specifierSetTexts, specifierSetTexts, fc.boolean(), (a, b, negate) => {
      const united = uniteIntervals(intervalsOf(a), intervalsOf(b));
      const intervals = negate ? complementIntervals(united) : united;
      const sets = intervalsToSpecifierSets(intervals);
      if (sets === undefined) return;
      printed += 1;
      assert.ok(
        intervalsEqual(sets.map(specifierSetToIntervals).reduce(uniteIntervals, NO_VERSIONS), intervals),
      );
    }),
    { numRuns: 500 },
  );
  assert.ok(printed > 300, "most intervals can be printed");
});

const READABLE = [
  ["", "any version"],
  [">=2,<1", "no version"],
  ["<2,>=1,!=1.5.*", ">=1,<2,!=1.5.*"],
  ["~=1.4.2", ">=1.4.2,<1.5"],
  [">=1.0,<=1.0", "==1.0"],
  ["<=1.0.post1", "<=1.0.post1"],
  ["==1!2.*", "==1!2.*"],
  [">=1.1.dev0,<1.1rc1", ">=1.1.dev0,<1.1rc1"],
] as const;

for (const [text, readable] of READABLE) {
  test(`${JSON.stringify(text)} reads ${readable}`, () => {
    assert.equal(intervalsToString(intervalsOf(text)), readable);
  });
}

test("complements read well", () => {
  const not = (text: string): string => intervalsToString(complementIntervals(intervalsOf(text)));
  assert.equal(not(">=1.0,<2"), "<1.0 || >=2");
  assert.equal(not("!=1.0"), "==1.0");
  assert.equal(not("==1.*"), "!=1.*");
  assert.equal(not("<=1.0"), ">=1.0,!=1.0");
  assert.equal(not(">1.0"), "not >1.0");
});

test("nothing says: up to the last post-release", () => {
  assert.equal(intervalsToSpecifierSets(complementIntervals(intervalsOf(">1.0"))), undefined);
});

test("exact sets say what the readable text leaves out", () => {
  const sets = intervalsToSpecifierSets(complementIntervals(intervalsOf("<1.3")));
  assert.deepEqual(sets?.map(specifierSetToString), [">=1.3.dev0"]);
  const readable = intervalsToSpecifierSets(complementIntervals(intervalsOf("<1.3")), "readable");
  assert.deepEqual(readable?.map(specifierSetToString), [">=1.3"]);
});
