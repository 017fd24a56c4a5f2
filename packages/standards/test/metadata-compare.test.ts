// Fails when a wheel that contradicts its sdist passes, or when one that says the same in other words is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type CoreMetadata,
  compareSdistAndWheelMetadata,
  compareUploadForm,
  parseMetadata,
} from "@linchpin/standards";

function metadata(version: string, lines: string, body = ""): CoreMetadata {
  return parseMetadata(`Metadata-Version: ${version}\nName: acme\nVersion: 1.0\n${lines}\n${body}`).value!;
}

function differences(sdist: CoreMetadata, wheel: CoreMetadata): string[] {
  return compareSdistAndWheelMetadata(sdist, wheel).map(({ code, field }) => `${code} ${field}`);
}

test("the same in other words is the same", () => {
  const sdist = metadata(
    "2.4",
    "Requires-Dist: Foo_Bar [B,a] >= 1, < 2\nRequires-Python: >=3.8,<4\nLicense: a\n        b\n",
  );
  const wheel = metadata(
    "2.3",
    "Requires-Dist: foo-bar[a,b]<2,>=1\nRequires-Python: <4, >=3.8\nLicense: a\n  b\n",
  );
  assert.deepEqual(differences(sdist, wheel), []);
});

test("a static field that changes, comes or goes is a difference", () => {
  const sdist = metadata("2.2", "Requires-Dist: a\nSummary: x\n");
  const wheel = metadata("2.2", "Requires-Dist: a\nRequires-Dist: b\nAuthor: me\n");
  assert.deepEqual(differences(sdist, wheel), [
    "metadata-wheel-differs Summary",
    "metadata-wheel-differs Author",
    "metadata-wheel-differs Requires-Dist",
  ]);
});

test("a dynamic field may change", () => {
  const sdist = metadata("2.2", "Dynamic: Requires-Dist\nDynamic: summary\nRequires-Dist: a\n");
  assert.deepEqual(differences(sdist, metadata("2.2", "Requires-Dist: b\nSummary: x\n")), []);
});

test("from 2.6 on a dynamic repeatable field may only gain values (PEP 808)", () => {
  const sdist = metadata("2.6", "Dynamic: Requires-Dist\nRequires-Dist: a\nRequires-Dist: b\n");
  assert.deepEqual(
    differences(sdist, metadata("2.6", "Requires-Dist: a\nRequires-Dist: x\nRequires-Dist: b\n")),
    [],
  );
  assert.deepEqual(differences(sdist, metadata("2.6", "Requires-Dist: b\nRequires-Dist: a\n")), [
    "metadata-wheel-lost-value Requires-Dist",
  ]);
});

test("before 2.2 nothing is binding but name and version", () => {
  const wheel = { ...metadata("2.1", "Requires-Dist: b\n"), version: "2.0" };
  assert.deepEqual(differences(metadata("2.1", "Requires-Dist: a\n"), wheel), [
    "metadata-wheel-differs Version",
  ]);
});

test("the difference is named", () => {
  const [problem] = compareSdistAndWheelMetadata(
    metadata("2.2", "Requires-Dist: a\n"),
    metadata("2.2", "Requires-Dist: b\n"),
  );
  assert.match(problem?.state ?? "", /only in the wheel: "b"; only in the sdist: "a"/u);
});

test("an upload form may say less than the file and fold otherwise, but nothing else", () => {
  const file = metadata("2.4", "Summary: x\nLicense: one\n        two\nKeywords: a,b\n");
  const form = { ...file, metadataVersion: "2.3", name: "Acme", license: "one two", keywords: [] };
  assert.deepEqual(compareUploadForm(form, file), []);
  const lying = compareUploadForm({ ...form, summary: "y", requiresDist: ["evil"] }, file);
  assert.deepEqual(
    lying.map(({ field }) => field),
    ["Summary", "Requires-Dist"],
  );
});
