// Fails when a difference that docs/standards-differences.md lists is no longer one, or is not as it says there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isValidVersion, parseMarker, parseSpecifier, StandardsError } from "@linchpin/standards";

function refuses(code: string, parse: () => unknown): void {
  assert.throws(parse, (error) => error instanceof StandardsError && error.problem.code === code);
}

test("letters that only fold to ASCII are no part of a version", () => {
  for (const text of ["~=1.0.po\u017ft1", "~=1.0prev\u0131ew1", "~=1.0prev\u0130ew1", "==1.0.po\u017ft1"]) {
    refuses("specifier-invalid", () => parseSpecifier(text));
  }
});

test("numbers that CPython cannot convert are refused when they are read", () => {
  const digits = "9".repeat(4301);
  assert.ok(!isValidVersion(digits));
  refuses("specifier-invalid", () => parseSpecifier(`>=${digits}`));
  assert.ok(parseSpecifier(`>=${"9".repeat(4300)}`));
});

test("named characters in markers are refused, other escapes are read", () => {
  refuses("marker-invalid", () => parseMarker('os_name == "\\N{DIGIT ONE}"'));
  assert.ok(parseMarker('os_name == "\\x31\\061\\u0031\\U00000031\\d"'));
});
