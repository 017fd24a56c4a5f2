import assert from "node:assert/strict";
import { test } from "node:test";
import {
  metadataFromPyproject,
  type ProjectFacts,
  parsePyproject,
  validateMetadata,
} from "@linchpin/standards";

function metadata(lines: string, facts: ProjectFacts = {}) {
  const { value, problems } = parsePyproject(`[project]\nname = "Acme.Tool"\nversion = "v1.0-1"\n${lines}`);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === "error"),
    [],
  );
  assert.ok(value?.project);
  return metadataFromPyproject(value.project, facts);
}

test("each key goes into its field (fails if one is lost or normalised where it should not be)", () => {
  const text = `
description = "A tool"
readme = "README.md"
requires-python = ">=3.9, <4"
license = "MIT"
keywords = ["a", "b"]
authors = [{name = "A. B", email = "a@e.org"}, {name = "C"}, {email = "d@e.org"}]
maintainers = [{name = "Zoë", email = "z@e.org"}]
classifiers = ["Typing :: Typed"]
urls.Homepage = "https://e.org"
dependencies = ["x >= 1"]
[project.optional-dependencies]
Dev_Tools = ["y", "z; os_name == 'nt' or os_name == 'posix'", "w; os_name == 'nt' and python_version < '3'"]
`;
  const found = metadata(text, { readme: "# Hi", licenseFiles: ["b", "a", "b"] });
  assert.deepEqual(validateMetadata(found), []);
  const {
    platforms: _p,
    supportedPlatforms: _s,
    requires: _r,
    provides: _v,
    obsoletes: _o,
    providesDist: _pd,
    obsoletesDist: _od,
    requiresExternal: _re,
    importNamespaces: _i,
    dynamic: _d,
    ...rest
  } = found;
  assert.deepEqual(rest, {
    metadataVersion: "2.4",
    name: "Acme.Tool",
    version: "1.0.post1",
    summary: "A tool",
    description: "# Hi",
    descriptionContentType: "text/markdown",
    keywords: ["a", "b"],
    author: "C",
    authorEmail: '"A. B" <a@e.org>, d@e.org',
    maintainerEmail: "Zoë <z@e.org>",
    licenseExpression: "MIT",
    licenseFiles: ["a", "b"],
    classifiers: ["Typing :: Typed"],
    projectUrls: [{ label: "Homepage", url: "https://e.org" }],
    requiresPython: "<4,>=3.9",
    requiresDist: [
      "x>=1",
      'y; extra == "dev-tools"',
      'z; (os_name == "nt" or os_name == "posix") and extra == "dev-tools"',
      'w; os_name == "nt" and python_version < "3" and extra == "dev-tools"',
    ],
    providesExtra: ["dev-tools"],
  });
});

test("the version is the oldest that has the fields (fails if an old tool is shut out for nothing)", () => {
  assert.equal(metadata("").metadataVersion, "2.1");
  assert.equal(metadata('license = {text = "x"}').metadataVersion, "2.1");
  assert.equal(metadata("license-files = []").metadataVersion, "2.4");
  assert.equal(metadata("import-names = []").metadataVersion, "2.5");
  assert.deepEqual(metadata("import-names = []").importNames, []);
  assert.equal(metadata("", { metadataVersion: "2.3" }).metadataVersion, "2.3");
});

test("facts fill in what is dynamic or in files (fails if a licence file is listed against the author's will)", () => {
  assert.equal(metadata('license = {file = "L"}', { licenseText: "text" }).license, "text");
  assert.deepEqual(metadata("license-files = []", { licenseFiles: ["a"] }).licenseFiles, []);
  assert.equal(
    metadata('readme = {text = "x", content-type = "text/plain"}', { readme: "y" }).description,
    "x",
  );
  const dynamic = parsePyproject('[project]\nname = "x"\ndynamic = ["version"]').value?.project;
  assert.equal(dynamic && metadataFromPyproject(dynamic, { version: "2.0" }).version, "2.0");
});
