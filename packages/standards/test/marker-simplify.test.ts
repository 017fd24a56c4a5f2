// Fails when a simplified or negated marker means something else in some environment, or is not the short one.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  evaluateMarker,
  type Marker,
  markerToRequiresPython,
  markerToString,
  negateMarker,
  parseMarker,
  parseSpecifierSet,
  requiresPythonToMarker,
  simplifyMarker,
  specifierSetContains,
  specifierSetToString,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { environments, markerTexts } from "./support/markers.ts";

const print = (result: Marker | boolean): string =>
  typeof result === "boolean" ? String(result) : markerToString(result);
const countOf = (text: string): number => text.split(/ and | or /).length;

test("simplifying keeps the meaning and adds nothing", () => {
  fc.assert(
    fc.property(markerTexts, fc.array(environments, { minLength: 5, maxLength: 20 }), (text, sample) => {
      const simple = simplifyMarker(parseMarker(text));
      assert.ok(countOf(print(simple)) <= countOf(text));
      for (const environment of sample) {
        const holds = typeof simple === "boolean" ? simple : evaluateMarker(simple, environment);
        assert.equal(holds, evaluateMarker(parseMarker(text), environment), print(simple));
      }
    }),
    { numRuns: 300 },
  );
});

test("the negation holds where the marker does not", () => {
  fc.assert(
    fc.property(markerTexts, fc.array(environments, { minLength: 5, maxLength: 20 }), (text, sample) => {
      // Of a release that is no version, "older or newer" says nothing either way: see negateMarker.
      fc.pre(!text.includes("platform_release"));
      const negation = negateMarker(parseMarker(text));
      for (const environment of sample) {
        const holds = typeof negation === "boolean" ? negation : evaluateMarker(negation, environment);
        assert.equal(holds, !evaluateMarker(parseMarker(text), environment), print(negation));
      }
    }),
    { numRuns: 300 },
  );
});

const SIMPLE = [
  ['python_version >= "3.8" and python_version >= "3.9"', 'python_version >= "3.9"'],
  ['python_version < "3.8" or python_version >= "3.8"', "true"],
  ['os_name == "nt" and os_name == "posix"', "false"],
  [
    '(os_name == "nt" and python_version < "3.9") or (os_name == "nt" and python_version >= "3.9")',
    'os_name == "nt"',
  ],
  ['python_version == "3.8" or python_version == "3.9" or python_version > "3.9"', 'python_version >= "3.8"'],
  [
    'python_version != "3.8" and python_version != "3.9" and python_version < "3.10"',
    'python_version < "3.8"',
  ],
  ['python_full_version >= "3.8.1" and python_version >= "3.8"', 'python_full_version >= "3.8.1"'],
  ['extra == "a" or extra == "b" or extra == "a"', 'extra == "a" or extra == "b"'],
  ['os_name == "nt" and (os_name == "nt" or sys_platform == "x")', 'os_name == "nt"'],
  ['os_name == "nt" or (os_name != "nt" and extra == "a")', 'os_name == "nt" or extra == "a"'],
] as const;

for (const [text, simple] of SIMPLE) {
  test(`${text} is ${simple}`, () => {
    assert.equal(print(simplifyMarker(parseMarker(text))), simple);
  });
}

const NEGATED = [
  ['python_version >= "3.8"', 'python_version < "3.8"'],
  ['python_version == "3.8" and os_name == "nt"', 'python_version != "3.8" or os_name != "nt"'],
  ['python_full_version >= "3.8"', 'python_full_version <= "3.8" and python_full_version != "3.8"'],
  ['python_full_version > "3.8"', 'python_full_version <= "3.8"'],
  ['"x" in extras or os_name in "nt"', '"x" not in extras and os_name not in "nt"'],
  ['os_name < "x"', "true"],
  ['platform_release == "6.1.0-18-amd64"', 'platform_release != "6.1.0-18-amd64"'],
] as const;

for (const [text, negation] of NEGATED) {
  test(`not (${text})`, () => {
    assert.equal(print(negateMarker(parseMarker(text))), negation);
  });
}

test("Requires-Python as a marker, and back", () => {
  const marker = requiresPythonToMarker(parseSpecifierSet(">=3.8,!=3.9.*,<4"));
  assert.equal(
    print(marker),
    'python_full_version >= "3.8" and python_full_version != "3.9.*" and python_full_version < "4"',
  );
  assert.equal(requiresPythonToMarker(parseSpecifierSet("")), true);
  const back = (text: string): string | undefined => {
    const set = markerToRequiresPython(parseMarker(text));
    return set && specifierSetToString(set);
  };
  assert.equal(back(print(marker)), "!=3.9.*,<4,>=3.8");
  assert.equal(back('python_version >= "3.9" and os_name == "nt"'), ">=3.9");
  assert.equal(back('python_version == "3.8" or python_version == "3.10"'), "!=3.9.*,<3.11,>=3.8");
  assert.equal(back('python_version == "2.7" or python_version == "3.12"'), "<3.13,>=2.7");
  assert.equal(back('os_name == "nt"'), "");
  assert.equal(back('python_version == "3.8" and python_version == "3.9"'), undefined);
});

test("the set of a marker allows every final release for which the marker can hold", () => {
  fc.assert(
    fc.property(markerTexts, environments, (text, environment) => {
      fc.pre(!/[a-z]/.test(environment.python_full_version));
      if (!evaluateMarker(parseMarker(text), environment)) return;
      const set = markerToRequiresPython(parseMarker(text));
      assert.ok(set !== undefined && specifierSetContains(set, environment.python_full_version));
    }),
    { numRuns: 300 },
  );
});
