import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePyproject } from "@linchpin/standards";
import { nearestWord } from "../src/text/nearest-word.ts";

test("a misspelled word is recognised by one or two letters (fails if another one is near, or none)", () => {
  const words = ["version", "readme", "license", "license-files", "urls", "name"];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["verson", "version"],
    ["vresion", "version"],
    ["Version", "version"],
    ["license_files", "license-files"],
    ["lisence", "license"],
    ["readmme", "readme"],
    ["url", "urls"],
    ["nmae", "name"],
    ["nm", undefined],
    ["conversion", undefined],
    ["", undefined],
    ["x".repeat(100), undefined],
  ];
  for (const [word, expected] of rows) assert.equal(nearestWord(word, words), expected, word);
});

test("of two near words the nearer one is taken, of equal ones the first (fails if the last one wins)", () => {
  assert.equal(nearestWord("licensex", ["licences", "license", "licenses"]), "license");
  assert.equal(nearestWord("abcdef", ["abcdeg", "abcdeh"]), "abcdeg");
});

test("thousands of wrong keys and classifiers are judged without delay (fails by running for minutes)", () => {
  const keys = Array.from({ length: 5_000 }, (_, index) => `requires-pyton${index % 10}-${index} = 1`).join(
    "\n",
  );
  const classifiers = Array.from(
    { length: 500 },
    (_, index) => `"Programming Language :: Pyton :: ${index}"`,
  ).join(",");
  parsePyproject(`[project]\nname = "x"\nversion = "1"\nclassifiers = [${classifiers}]\n${keys}`);
});
