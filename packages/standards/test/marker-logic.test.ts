// Fails when a conclusion about markers is contradicted by an environment, or an evident one is missed.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  constantMarkerValue,
  evaluateMarker,
  intervalsContain,
  type Marker,
  markerImplies,
  markerPythonVersions,
  markersAreDisjoint,
  markersAreEquivalent,
  parseMarker,
  parseVersion,
  StandardsError,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { environments, markerTexts } from "./support/markers.ts";

const marker = parseMarker;

test("no environment contradicts a conclusion", () => {
  const samples = fc.array(environments, { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(markerTexts, markerTexts, samples, (first, second, sample) => {
      const [a, b] = [marker(first), marker(second)];
      const disjoint = markersAreDisjoint(a, b);
      const implies = markerImplies(a, b);
      const equivalent = markersAreEquivalent(a, b);
      const constant = constantMarkerValue(a);
      for (const environment of sample) {
        const [inA, inB] = [evaluateMarker(a, environment), evaluateMarker(b, environment)];
        if (disjoint) assert.ok(!(inA && inB));
        if (implies) assert.ok(!inA || inB);
        if (equivalent) assert.equal(inA, inB);
        if (constant !== undefined) assert.equal(inA, constant);
        const isPossible = intervalsContain(
          markerPythonVersions(a),
          parseVersion(environment.python_full_version),
        );
        assert.ok(isPossible || !inA);
      }
    }),
    { numRuns: 300 },
  );
});

const DISJOINT = [
  ['python_version < "3.8"', 'python_version >= "3.8"'],
  ['python_version < "3.8"', 'python_full_version >= "3.8.1"'],
  ['python_version == "3.8"', 'python_full_version == "3.9.0"'],
  ['os_name == "nt"', 'os_name == "posix"'],
  ['os_name == "nt"', 'os_name != "nt" and extra == "a"'],
  ['"a" in extras', '"a" not in extras'],
  ['"3.8" > python_version', 'python_version > "3.8"'],
] as const;

for (const [a, b] of DISJOINT) {
  test(`${a} and ${b} are disjoint`, () => {
    assert.ok(markersAreDisjoint(marker(a), marker(b)));
    assert.ok(!markersAreDisjoint(marker(a), marker(a)));
  });
}

const IMPLIED = [
  ['python_version >= "3.9"', 'python_version >= "3.8"'],
  ['python_version > "3.8"', 'python_version >= "3.9"'],
  ['python_version == "3.8"', 'python_full_version < "3.9"'],
  ['os_name == "nt"', 'os_name != "posix"'],
  ['os_name == "nt" and extra == "a"', 'os_name == "nt" or extra == "b"'],
] as const;

for (const [a, b] of IMPLIED) {
  test(`${a} implies ${b}, not the other way round`, () => {
    assert.ok(markerImplies(marker(a), marker(b)));
    assert.equal(markerImplies(marker(b), marker(a)), a.includes('> "3.8"'));
  });
}

test("what always or never holds", () => {
  const value = (text: string): boolean | undefined => constantMarkerValue(marker(text));
  assert.equal(value('python_version < "3.8" or python_version >= "3.8"'), true);
  assert.equal(value('os_name == "nt" and os_name == "posix"'), false);
  assert.equal(value('python_version == "3.8.1"'), false);
  assert.equal(value('os_name < "x"'), false);
  assert.equal(value('platform_release < "5" or platform_release >= "5"'), undefined);
});

test("markers that are too complex are refused", () => {
  const names = Array.from({ length: 1001 }, (_, index) => `"e${index}" in extras`);
  const codeOf = (combined: Marker): string => {
    try {
      return String(constantMarkerValue(combined));
    } catch (error) {
      return error instanceof StandardsError ? error.problem.code : String(error);
    }
  };
  assert.equal(codeOf(marker(names.join(" and "))), "marker-too-complex");
  const pairs = Array.from({ length: 40 }, (_, index) => `"a${index}" in extras and "z${index}" in extras`);
  assert.equal(codeOf(marker(pairs.join(" or "))), "marker-too-complex");
});
