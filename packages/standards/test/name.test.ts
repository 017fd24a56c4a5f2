// Fails when a name that the specification allows is refused, when one that it forbids passes (a newline at the end,
// letters that only look like ASCII), or when two spellings of a name are not the same name.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isNormalizedName,
  isValidName,
  nameInFileName,
  normalizeExtra,
  normalizeGroupName,
  normalizeName,
  parseName,
  StandardsError,
} from "@linchpin/standards";

test("valid and invalid names", () => {
  for (const name of ["a", "A", "0", "zope.interface", "a--b", "Foo_Bar.9"])
    assert.ok(isValidName(name), name);
  for (const name of ["", "-a", "a-", "a b", "a\n", "é", "ſ", "\u212a", "a_", ".a"]) {
    assert.ok(!isValidName(name), JSON.stringify(name));
  }
});

test("spellings of one name are normalised to one", () => {
  for (const name of ["Foo.Bar", "foo_bar", "FOO--bar", "foo-_.bar"])
    assert.equal(normalizeName(name), "foo-bar");
  assert.ok(isNormalizedName("foo-bar"));
  for (const name of ["Foo", "a--b", "-a", "a-", "a_b", "a\n", ""]) assert.ok(!isNormalizedName(name), name);
});

test("names in file names have underscores", () => {
  assert.equal(nameInFileName("Zope.Interface-x"), "zope_interface_x");
});

test("extras and groups are normalised as names are (PEP 685, 735)", () => {
  assert.equal(normalizeExtra("Dev_Tools"), "dev-tools");
  assert.equal(normalizeGroupName("Dev.Tools"), "dev-tools");
});

test("parseName says what is wrong", () => {
  assert.equal(parseName("Foo_Bar"), "foo-bar");
  assert.throws(
    () => parseName("foo bar"),
    (error) => error instanceof StandardsError && error.problem.code === "name-invalid",
  );
});
