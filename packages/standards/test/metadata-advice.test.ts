// Fails when what PyPI refuses, or the specification says about fields in relation to each other, is not reported.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkMetadata,
  chooseReadmeRenderer,
  classifierProblem,
  contentTypeOfReadme,
  knownClassifiers,
  parseMetadata,
  pypiMetadataProblems,
  wellKnownUrl,
} from "@linchpin/standards";

const HEAD = "Name: acme\nVersion: 1.0\n";
const advice = (text: string): string[] =>
  checkMetadata(text + HEAD).problems.map(({ severity, code, line }) => `${severity} ${code} ${line}`);
const atPyPI = (lines: string): string[] =>
  pypiMetadataProblems(parseMetadata(`Metadata-Version: 2.4\n${lines}${HEAD}`).value!).map(
    ({ code }) => code,
  );

test("PEP 639: an expression replaces the licence text and the classifiers", () => {
  const text =
    "Metadata-Version: 2.4\nLicense: MIT\nLicense-Expression: MIT\nClassifier: License :: OSI Approved\n";
  assert.deepEqual(advice(text), [
    "warning metadata-license-twice 2",
    "warning metadata-license-classifier 4",
  ]);
});

test("PEP 685, 753 and 794, and fields of old", () => {
  assert.deepEqual(advice("Metadata-Version: 2.3\nProvides-Extra: A_b\n"), [
    "warning metadata-extra-spelling 2",
  ]);
  assert.deepEqual(advice(`Metadata-Version: 2.1\nProject-URL: ${"x".repeat(33)}, y\n`), [
    "warning metadata-project-url-label 2",
  ]);
  assert.deepEqual(advice("Metadata-Version: 2.1\nProject-URL: Home\n"), [
    "warning metadata-project-url-empty 2",
  ]);
  assert.deepEqual(advice("Metadata-Version: 2.5\nImport-Name: a ; private\nImport-Namespace: a\n"), [
    "warning metadata-import-name-overlap 3",
  ]);
  assert.deepEqual(advice("Metadata-Version: 2.1\nRequires: x\n"), ["warning metadata-field-deprecated 2"]);
});

for (const [lines, code] of [
  [`Summary: ${"x".repeat(513)}\n`, "metadata-pypi-summary-length"],
  ["Home-page: host.example\n", "metadata-pypi-url-invalid"],
  ["Project-URL: Home, ftp://host.example/\n", "metadata-pypi-url-invalid"],
  ["Author-email: Jane Doe\n", "metadata-pypi-email-invalid"],
  ["Classifier: Programming Language :: Pyton\n", "classifier-unknown"],
  ["Classifier: Private :: Do Not Upload\n", "classifier-private"],
  ["Requires-Dist: a @ https://host.example/a.zip\n", "metadata-pypi-direct-reference"],
  ["License: a\nLicense-Expression: MIT\n", "metadata-pypi-license-twice"],
] as const) {
  test(`PyPI refuses ${lines.slice(0, 60).trim()}`, () => assert.deepEqual(atPyPI(lines), [code]));
}

test("PyPI refuses metadata 2.6 and local versions", () => {
  const metadata = parseMetadata("Metadata-Version: 2.6\nName: a\nVersion: 1+local\n").value!;
  assert.deepEqual(
    pypiMetadataProblems(metadata).map(({ code }) => code),
    ["metadata-pypi-version-too-new", "metadata-pypi-version-local"],
  );
});

test("PyPI takes ordinary metadata", () => {
  const lines =
    'Author-email: "Doe, Jane" <jane@host.example>, x\nHome-page: https://host.example\nClassifier: Programming Language :: Python :: 3\nRequires-Dist: a>1\nSummary: x\n';
  assert.deepEqual(atPyPI(lines), []);
});

test("classifiers: the nearest right one is named, and the replacement of a deprecated one", () => {
  assert.ok(knownClassifiers().size > 800);
  assert.match(
    classifierProblem("Programming Language :: Pyton")!.remedy,
    /Programming Language :: Python"/u,
  );
  assert.match(classifierProblem("Natural Language :: Ukranian")!.remedy, /Ukrainian/u);
});

test("labels of well-known URLs (PEP 753)", () => {
  assert.equal(wellKnownUrl("What's New?"), "changelog");
  assert.equal(wellKnownUrl("Bug Tracker"), "issues");
  assert.equal(wellKnownUrl("Mastodon"), undefined);
});

test("which renderer a description needs", () => {
  assert.deepEqual(chooseReadmeRenderer(undefined), {
    renderer: { kind: "restructuredtext" },
    reason: "default",
  });
  assert.deepEqual(chooseReadmeRenderer("text/markdown; variant=CommonMark"), {
    renderer: { kind: "markdown", variant: "CommonMark" },
    reason: "declared",
  });
  assert.deepEqual(chooseReadmeRenderer("text/markdown").renderer, { kind: "markdown", variant: "GFM" });
  assert.deepEqual(chooseReadmeRenderer("text/html"), { renderer: { kind: "plain" }, reason: "fallback" });
  assert.deepEqual(chooseReadmeRenderer("text/x-rst; charset=latin-1"), {
    renderer: { kind: "plain" },
    reason: "fallback",
  });
  assert.equal(contentTypeOfReadme("README.MD"), "text/markdown");
  assert.equal(contentTypeOfReadme("README"), undefined);
});
