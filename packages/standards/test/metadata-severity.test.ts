// Fails when real files, which declare an old metadata version and use newer fields, are refused, or when strict mode
// judges otherwise than packaging.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMetadata, validateMetadata } from "@linchpin/standards";

function findings(text: string, strict: boolean): string[] {
  const { value, problems } = parseMetadata(text, { strict });
  assert.ok(value);
  return [...problems, ...validateMetadata(value, { strict })].map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`,
  );
}

const HEAD = "Name: acme\nVersion: 1.0\n";

for (const [what, text, code, field] of [
  ["License-File in 2.1", "Metadata-Version: 2.1\nLicense-File: LICENSE\n", "field-too-new", "License-File"],
  [
    "License-Expression in 2.3",
    "Metadata-Version: 2.3\nLicense-Expression: MIT\n",
    "field-too-new",
    "License-Expression",
  ],
  ["an empty field counts", "Metadata-Version: 1.1\nRequires-Python: \n", "field-too-new", "Requires-Python"],
  ["version 2.0 never was", "Metadata-Version: 2.0\n", "version-unknown", "Metadata-Version"],
  ["a version to come", "Metadata-Version: 2.9\n", "version-unknown", "Metadata-Version"],
  [
    "a field that nobody knows",
    "Metadata-Version: 2.1\nDefault-Extra: x\n",
    "field-unknown",
    "default-extra",
  ],
] as const) {
  test(`${what}: a warning, and an error in strict mode`, () => {
    assert.deepEqual(findings(text + HEAD, false), [`warning metadata-${code} ${field}`]);
    assert.deepEqual(findings(text + HEAD, true), [`error metadata-${code} ${field}`]);
  });
}

test("a newer major version is an error in both modes", () => {
  const expected = ["error metadata-version-unknown Metadata-Version"];
  assert.deepEqual(findings(`Metadata-Version: 3.0\n${HEAD}`, false), expected);
});

test("values of a tolerated field are tolerated too", () => {
  assert.deepEqual(findings(`Metadata-Version: 2.1\nLicense-File: docs\\LICENSE\n${HEAD}`, false), [
    "warning metadata-field-too-new License-File",
    "warning metadata-license-file-invalid License-File",
  ]);
});

test("all three required fields are reported when nothing is there", () => {
  assert.deepEqual(findings("", false), [
    "error metadata-field-missing Metadata-Version",
    "error metadata-field-missing Name",
    "error metadata-field-missing Version",
  ]);
});
