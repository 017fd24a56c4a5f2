// Fails when a licence expression is accepted, refused or spelled otherwise than packaging and PyPI do it.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canonicalizeLicenseExpression,
  isDeprecatedLicense,
  licensePathFault,
  StandardsError,
} from "@linchpin/standards";
import * as fc from "fast-check";

for (const [text, canonical] of [
  ["mit", "MIT"],
  ["mit and (apache-2.0 or bsd-2-clause)", "MIT AND (Apache-2.0 OR BSD-2-Clause)"],
  ["GPL-2.0-only with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
  ["gpl-3.0+", "GPL-3.0+"],
  ["mpl-2.0+", "MPL-2.0+"],
  ["licenseref-My.Own-1", "LicenseRef-My.Own-1"],
  ["LicenseRef-a OR licenseref-A", "LicenseRef-A OR LicenseRef-A"],
  ["( mit )", "(MIT)"],
  ["lgpl-2.1-only with Digia-Qt-LGPL-exception-1.1", "LGPL-2.1-only WITH Digia-Qt-LGPL-exception-1.1"],
] as const) {
  test(`${text} → ${canonical}`, () => assert.equal(canonicalizeLicenseExpression(text), canonical));
}

for (const [text, code] of [
  ["", "license-expression-invalid"],
  ["mit or", "license-expression-invalid"],
  ["mit apache-2.0", "license-expression-invalid"],
  ["(mit", "license-expression-invalid"],
  ["mit ()", "license-expression-invalid"],
  ["with mit", "license-expression-invalid"],
  ["mit with", "license-expression-invalid"],
  ["mit with (llvm-exception)", "license-expression-invalid"],
  ["mit with llvm-exception with llvm-exception", "license-expression-invalid"],
  ["mit with mit", "license-exception-unknown"],
  ["Proprietary", "license-unknown"],
  ["LicenseRef-", "license-reference-invalid"],
  ["LicenseRef-x+", "license-reference-invalid"],
  ["LicenseRef-a_b", "license-reference-invalid"],
  [`${"(".repeat(201)}mit${")".repeat(201)}`, "license-expression-invalid"],
] as const) {
  test(`${JSON.stringify(text.slice(0, 50))} is refused: ${code}`, () => {
    assert.throws(
      () => canonicalizeLicenseExpression(text),
      (error) => error instanceof StandardsError && error.problem.code === code,
    );
  });
}

test("the canonical form is its own canonical form", () => {
  const word = fc.constantFrom(
    "mit",
    "Apache-2.0",
    "AND",
    "or",
    "WITH",
    "(",
    ")",
    "llvm-exception",
    "LicenseRef-x",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 9 }), (words) => {
      let canonical: string;
      try {
        canonical = canonicalizeLicenseExpression(words.join(" "));
      } catch (error) {
        assert.ok(error instanceof StandardsError);
        return;
      }
      assert.equal(canonicalizeLicenseExpression(canonical), canonical);
    }),
  );
});

test("deprecated identifiers are accepted and known as such", () => {
  assert.equal(canonicalizeLicenseExpression("GPL-2.0"), "GPL-2.0");
  assert.equal(isDeprecatedLicense("gpl-2.0"), true);
  assert.equal(isDeprecatedLicense("GPL-2.0-only"), false);
});

test("licence paths stay below the project and are spelled alike everywhere", () => {
  const good = ["LICENSE", "licenses/MIT.txt", ".", "c:", "C:a", "1:/a"];
  const bad = ["", "../LICENSE", "a..b", "*.txt", "/LICENSE", "C:/a", "a\\b", "a//b", "./a", "a/", "a/."];
  assert.deepEqual(
    good.filter((path) => licensePathFault(path) !== undefined),
    [],
  );
  assert.deepEqual(
    bad.filter((path) => licensePathFault(path) === undefined),
    [],
  );
});
