// Fails when a set allows or refuses a version against PEP 440: the cases are the examples of its sections on matching,
// exclusive comparison, arbitrary equality and pre-releases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filterVersions, parseSpecifierSet, parseVersion, specifierSetContains } from "@linchpin/standards";

const ALLOWED = [
  ["==1.1", "1.1.0"],
  ["==1.1", "1.1+local"],
  ["==1.1.*", "1.1a1"],
  ["==1.1.*", "1.1.5.post1"],
  ["~=2.2.post3", "2.9"],
  ["~=1.4.5a4", "1.4.9"],
  [">1.7", "1.7.1"],
  [">1.7", "1.7.0.1"],
  [">1.7.post2", "1.7.post3"],
  ["<1.0rc2", "1.0rc1"],
  ["<=1.0", "1.0+local"],
  [">=1.0", "1.0+local"],
  ["===1.0-X", "1.0-x"],
  ["", "anything"],
  ["!=1.0+a", "1.0+b"],
  ["!=1.0", "1.0.post1"],
  ["==1!1.*", "1!1.2"],
] as const;

const REFUSED = [
  ["==1.1", "1.1.post1"],
  ["==1.1", "1.1.dev1"],
  ["==1.1.post1", "1.1"],
  ["==1.1+a", "1.1"],
  ["~=2.2", "3.0"],
  ["~=1.4.5", "1.5"],
  [">1.7", "1.7.0.post1"],
  [">1.7", "1.7+local"],
  [">1.7.post2", "1.7.post2+local"],
  ["<1.0", "1.0a1"],
  ["<1.0", "1.0.dev1"],
  ["<1.0rc2", "1.0rc2"],
  ["===1.0", "1.0.0"],
  [">=1.0", "no version"],
  ["!=1.0", "1.0+local"],
  ["!=1.1.*", "1.1.post1"],
  ["<2", "1!0.1"],
] as const;

test("allowed versions", () => {
  for (const [set, version] of ALLOWED) {
    assert.ok(specifierSetContains(parseSpecifierSet(set), version), `${set} and ${version}`);
  }
});

test("refused versions", () => {
  for (const [set, version] of REFUSED) {
    assert.ok(!specifierSetContains(parseSpecifierSet(set), version), `${set} and ${version}`);
  }
});

test("a lone pre-release is allowed unless it is refused or the version is installed", () => {
  const set = parseSpecifierSet(">=1.0");
  assert.ok(specifierSetContains(set, "2.0a1"));
  assert.ok(!specifierSetContains(set, "2.0a1", { prereleases: false }));
  assert.ok(specifierSetContains(set, "2.0a1", { prereleases: false, installed: true }));
  assert.ok(!specifierSetContains(parseSpecifierSet(">=1.0", { prereleases: false }), parseVersion("2.0a1")));
});

test("pre-releases are taken from a list only where nothing else is left", () => {
  const set = parseSpecifierSet(">=1.0");
  assert.deepEqual(filterVersions(set, ["1.1", "2.0a1"]), ["1.1"]);
  assert.deepEqual(filterVersions(set, ["0.9", "2.0a1"]), ["2.0a1"]);
  assert.deepEqual(filterVersions(set, ["1.1", "2.0a1"], { prereleases: true }), ["1.1", "2.0a1"]);
  assert.deepEqual(filterVersions(set, ["0.9", "2.0a1"], { prereleases: false }), []);
  assert.deepEqual(filterVersions(parseSpecifierSet(">=1.0a1"), ["1.0a2", "1.1"]), ["1.0a2", "1.1"]);
  assert.deepEqual(filterVersions(parseSpecifierSet(""), ["x", "1.0a1", "1.0", "y"]), ["x", "1.0", "y"]);
});

test("items may carry their version", () => {
  const files = [{ version: "1.0" }, { version: "2.0" }];
  const newer = filterVersions(parseSpecifierSet(">1.0"), files, { versionOf: (file) => file.version });
  assert.deepEqual(newer, [files[1]]);
});
