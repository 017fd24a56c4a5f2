// Fails when the algebra of intervals says something else about any version of a dense sample than the specifiers do.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ALL_VERSIONS,
  complementIntervals,
  type Intervals,
  intersectIntervals,
  intervalsContain,
  intervalsEqual,
  isEmptyIntervals,
  NO_VERSIONS,
  parseSpecifierSet,
  parseVersion,
  specifierSetContains,
  specifierSetToIntervals,
  subtractIntervals,
  uniteIntervals,
  type Version,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { specifierSetTexts, versions } from "./support/arbitraries.ts";

/** All versions with small numbers and all suffixes. */
const SAMPLE: readonly Version[] = ["0", "1", "0.1", "1.1", "1.0.1", "2", "2.3", "3", "1!0", "1!1.2"].flatMap(
  (release) =>
    ["", "a0", "a1", "a2", "b1", "rc3"].flatMap((pre) =>
      ["", ".post0", ".post1", ".post3"].flatMap((post) =>
        ["", ".dev0", ".dev1", ".dev2"].flatMap((dev) =>
          ["", "+a", "+1"].map((local) => parseVersion(release + pre + post + dev + local)),
        ),
      ),
    ),
);

const sets = fc.tuple(specifierSetTexts, specifierSetTexts).map(([a, b]) => ({ a, b }));

function members(intervals: Intervals, extra: readonly Version[] = []): boolean[] {
  return [...SAMPLE, ...extra].map((version) => intervalsContain(intervals, version));
}

function allowed(text: string, extra: readonly Version[] = []): boolean[] {
  const set = parseSpecifierSet(text);
  return [...SAMPLE, ...extra].map((version) => specifierSetContains(set, version));
}

const intervalsOf = (text: string): Intervals => specifierSetToIntervals(parseSpecifierSet(text));

test("intervals hold the versions that the specifiers allow one by one", () => {
  fc.assert(
    fc.property(specifierSetTexts, fc.array(versions), (text, extra) => {
      const each = text.split(",").map((part) => allowed(part, extra));
      const all = [...SAMPLE, ...extra].map((_, index) => each.every((answers) => answers[index]));
      assert.deepEqual(members(intervalsOf(text), extra), all);
    }),
  );
});

test("union, intersection, difference and complement are those of the sets", () => {
  fc.assert(
    fc.property(sets, ({ a, b }) => {
      const [left, right] = [intervalsOf(a), intervalsOf(b)];
      const [inLeft, inRight] = [allowed(a), allowed(b)];
      assert.deepEqual(
        members(complementIntervals(left)),
        inLeft.map((isIn) => !isIn),
      );
      assert.deepEqual(
        members(uniteIntervals(left, right)),
        inLeft.map((isIn, index) => isIn || inRight[index]),
      );
      assert.deepEqual(
        members(intersectIntervals(left, right)),
        inLeft.map((isIn, index) => isIn && inRight[index]),
      );
      assert.deepEqual(
        members(subtractIntervals(left, right)),
        inLeft.map((isIn, index) => isIn && !inRight[index]),
      );
    }),
  );
});

test("the laws of sets hold, with one form for each set", () => {
  fc.assert(
    fc.property(sets, ({ a, b }) => {
      const [left, right] = [intervalsOf(a), intervalsOf(b)];
      const not = complementIntervals;
      assert.ok(intervalsEqual(not(not(left)), left));
      assert.ok(intervalsEqual(uniteIntervals(left, right), uniteIntervals(right, left)));
      assert.ok(intervalsEqual(not(uniteIntervals(left, right)), intersectIntervals(not(left), not(right))));
      assert.ok(intervalsEqual(uniteIntervals(left, not(left)), ALL_VERSIONS));
      assert.ok(isEmptyIntervals(intersectIntervals(left, not(left))));
      assert.ok(intervalsEqual(uniteIntervals(left, intersectIntervals(left, right)), left));
    }),
  );
});

test("an interval that is not empty has a version in the sample of its edges", () => {
  assert.ok(intervalsEqual(intervalsOf(">1.0a1,<1.0a2.dev0"), NO_VERSIONS));
  assert.ok(intervalsEqual(intervalsOf(">=1.0,!=1.0,<1.0.post0.dev0"), NO_VERSIONS));
  assert.ok(intervalsEqual(intervalsOf("<0.dev0"), NO_VERSIONS));
  assert.ok(intervalsEqual(intervalsOf(">=0.dev0"), ALL_VERSIONS));
  assert.ok(intervalsEqual(intervalsOf(">1.0a1"), intervalsOf(">=1.0a2.dev0")));
});
