// Fails when a marker of PEP 508's grammar is refused, another text passes, or a marker prints in another way than
// `packaging` prints it.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  andMarkers,
  markersEqual,
  markerToString,
  orMarkers,
  parseMarker,
  StandardsError,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { markerTexts } from "./support/markers.ts";

const PRINTED = [
  ["os_name=='nt'", 'os_name == "nt"'],
  [" ( ( os_name  ==\t'nt' ) ) ", 'os_name == "nt"'],
  [
    "os.name=='a'and(sys.platform=='b'or extra=='C_d')",
    'os_name == "a" and (sys_platform == "b" or extra == "c-d")',
  ],
  [
    "(os_name == 'a' and os_name == 'b') or os_name == 'c'",
    '(os_name == "a" and os_name == "b") or os_name == "c"',
  ],
  [
    "os_name == 'a' and os_name == 'b' or os_name == 'c'",
    'os_name == "a" and os_name == "b" or os_name == "c"',
  ],
  ["python_implementation == 'x'", 'platform_python_implementation == "x"'],
  ["'A.b' in extras", '"a-b" in extras'],
  ["os_name == 'say \"hi\"'", "os_name == 'say \"hi\"'"],
  ["os_name not \t in 'a\\x62'", 'os_name not in "ab"'],
  ["'3' < python_version", '"3" < python_version'],
] as const;

for (const [text, printed] of PRINTED) {
  test(`${text} prints as ${printed}`, () => {
    assert.equal(markerToString(parseMarker(text)), printed);
  });
}

const INVALID = [
  "",
  "os_name",
  "os_name ==",
  "os_name = 'a'",
  "os_name == 'a",
  "os_name == 'a' and",
  "(os_name == 'a'",
  "os_name == 'a')",
  "unknown == 'a'",
  "os_name notin 'a'",
  "os_name == 'a'\n",
  "os_namex == 'a'",
  "os_name == '''a'''",
  "os_name == 'a\nb'",
  "os_name == '\\x4'",
  "os_name == 'a' && os_name == 'b'",
  "not os_name == 'a'",
  "os_name == 'a' or or os_name == 'b'",
];

for (const text of INVALID) {
  test(`${JSON.stringify(text)} is no marker`, () => {
    assert.throws(
      () => parseMarker(text),
      (error) => error instanceof StandardsError && error.problem.code === "marker-invalid",
    );
  });
}

test("the error points at what does not fit", () => {
  assert.throws(
    () => parseMarker("os_name == 'a' and python = '3'"),
    (error) => {
      assert.ok(error instanceof StandardsError);
      assert.deepEqual(error.problem.span, { start: 19, end: 20 });
      assert.match(
        error.problem.state,
        /"python = '3'" stands where a marker variable or a quoted text is expected/,
      );
      return true;
    },
  );
});

test("parentheses may nest deep, but not without end", () => {
  const nested = (depth: number): string => `${"(".repeat(depth)}os_name == "a"${")".repeat(depth)}`;
  assert.equal(markerToString(parseMarker(nested(500))), 'os_name == "a"');
  assert.throws(() => parseMarker(nested(501)), StandardsError);
  assert.throws(() => parseMarker("(".repeat(100_000)), StandardsError);
});

test("printing is the inverse of parsing", () => {
  fc.assert(
    fc.property(markerTexts, (text) => {
      const printed = markerToString(parseMarker(text));
      assert.equal(markerToString(parseMarker(printed)), printed);
      assert.ok(markersEqual(parseMarker(printed), parseMarker(text)));
    }),
  );
});

test("markers are joined in parentheses", () => {
  const [a, b] = [parseMarker("os_name == 'a' or os_name == 'b'"), parseMarker("os_name == 'c'")];
  assert.equal(markerToString(andMarkers(a, b)), '(os_name == "a" or os_name == "b") and os_name == "c"');
  assert.equal(markerToString(orMarkers(b, a)), 'os_name == "c" or (os_name == "a" or os_name == "b")');
  assert.ok(!markersEqual(a, b));
});

test("a text with both kinds of quotes cannot be printed", () => {
  const marker = parseMarker("os_name == 'a\\x27\"'");
  assert.throws(
    () => markerToString(marker),
    (error) => error instanceof StandardsError && error.problem.code === "marker-unprintable",
  );
});
