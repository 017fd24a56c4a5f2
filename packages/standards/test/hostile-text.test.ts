// Fails when a parser throws anything but StandardsError, whatever it is given, or when its time grows faster than the
// text: then the doubled sizes do not come to an end before the time limit of the test.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canonicalizeVersion,
  constantMarkerValue,
  explainDisjoint,
  filterVersions,
  isValidName,
  markerToString,
  normalizeName,
  parseMarker,
  parseName,
  parseRequirement,
  parseSpecifier,
  parseSpecifierSet,
  parseVersion,
  requirementToString,
  StandardsError,
  simplifyMarker,
  specifierSetIsUnsatisfiable,
  specifierSetToString,
  versionToString,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { markerText, requirementText } from "./differential/generate-markers.ts";
import { oddVersionText, specifierSetText } from "./differential/generate-versions.ts";
import { mutate } from "./differential/mutate.ts";
import { Random } from "./differential/random.ts";

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  name: (text) => [isValidName(text), normalizeName(text), parseName(text)],
  version: (text) => [canonicalizeVersion(text), versionToString(parseVersion(text))],
  specifier: parseSpecifier,
  specifiers: (text) => {
    const set = parseSpecifierSet(text);
    const problem = explainDisjoint([{ by: "somebody", set }]);
    return [
      specifierSetToString(set),
      specifierSetIsUnsatisfiable(set),
      filterVersions(set, ["1", "2a1", "x"]),
      problem,
    ];
  },
  requirement: (text) => requirementToString(parseRequirement(text)),
  marker: (text) => {
    const marker = parseMarker(text);
    return [markerToString(marker), constantMarkerValue(marker), simplifyMarker(marker)];
  },
};

function onlyStandardsErrors(parse: (text: string) => unknown, text: string): void {
  try {
    parse(text);
  } catch (error) {
    assert.ok(error instanceof StandardsError, `${JSON.stringify(text.slice(0, 200))}: ${String(error)}`);
    assert.ok(error.problem.state.length < 1000, "an error does not repeat a long text");
  }
}

const odd = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer().map((seed) => {
    const random = new Random(seed);
    const make = random.pick([oddVersionText, specifierSetText, requirementText, markerText]);
    return mutate(random, make(random));
  }),
);

for (const [name, parse] of Object.entries(PARSERS)) {
  test(`${name}: nothing but StandardsError is thrown`, () => {
    fc.assert(
      fc.property(odd, (text) => onlyStandardsErrors(parse, text)),
      { numRuns: 1500 },
    );
  });
}

const UNITS = [
  "1.",
  "1",
  "a",
  "-",
  "_",
  ".",
  " ",
  "\n",
  "1!",
  "+a",
  "a.",
  "(",
  ")",
  "[a,",
  ",",
  "=",
  "==1,",
  "!=1.",
  "'",
  "\\",
  "é",
  "os_name == 'a' and ",
  "extra == 'a' or ",
  "(extra == 'a' or ",
  '"a" in extras and ',
  "\u{1f600}",
];
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  name: ["", "a"],
  version: ["", "1", "1.0+"],
  specifier: ["", "==", "==="],
  specifiers: ["", "==1"],
  requirement: ["", "a", "a>=1", "a[", "a @ ", "a;"],
  marker: ["", "os_name == '", "("],
};

for (const [name, parse] of Object.entries(PARSERS)) {
  test(`${name}: long texts are done with quickly`, { timeout: 60_000 }, () => {
    for (const unit of UNITS) {
      for (const beginning of BEGINNINGS[name] ?? []) {
        for (const size of [1_000, 16_000, 256_000]) {
          onlyStandardsErrors(parse, beginning + unit.repeat(size / unit.length));
        }
      }
    }
  });
}

test("many exclusions are intersected in few passes", { timeout: 60_000 }, () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `!=${index}`).join(",");
  const set = parseSpecifierSet(text);
  assert.deepEqual(filterVersions(set, ["7", "7.5", "60000"]), ["7.5", "60000"]);
});

test("texts have a limit", () => {
  const long = "1".repeat(1_000_001);
  for (const parse of [parseVersion, parseMarker, parseRequirement, parseSpecifier]) {
    assert.throws(() => parse(long), StandardsError);
  }
});
