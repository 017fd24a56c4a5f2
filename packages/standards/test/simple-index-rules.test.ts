import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allowsYanked,
  isInNamespace,
  parseNamespace,
  parseNamespaces,
  parseSpecifierSet,
  withoutYanked,
} from "@linchpin/standards";

test("only a pin allows a yanked file (PEP 592; fails if a range or a prefix does)", () => {
  for (const text of ["==1.0", "===1.0", ">=1,==1.0"]) assert.ok(allowsYanked(parseSpecifierSet(text)), text);
  for (const text of ["", ">=1.0", "==1.*", "~=1.0", "!=1.0", "<=1.0"])
    assert.ok(!allowsYanked(parseSpecifierSet(text)), text);
});

test("a yanked file is chosen only where nothing else will do (fails if it stands beside another)", () => {
  const good: { name: string; yanked?: string } = { name: "a" };
  const yanked = { name: "b", yanked: "broken" };
  const pin = parseSpecifierSet("==1");
  assert.deepEqual(withoutYanked([good, yanked], pin), [good]);
  assert.deepEqual(withoutYanked([yanked], pin), [yanked]);
  assert.deepEqual(withoutYanked([yanked], parseSpecifierSet(">=1")), []);
});

test("a name space ends at a hyphen of the normalised name (PEP 752; fails if foo covers foobar)", () => {
  for (const name of ["foo", "Foo-bar", "foo.bar", "FOO__x"]) assert.ok(isInNamespace(name, "foo"), name);
  for (const name of ["foobar", "fo", "x-foo"]) assert.ok(!isInNamespace(name, "foo"), name);
});

test("name spaces are read (fails if an entry or a parent is lost)", () => {
  assert.deepEqual(parseNamespaces('[{"name":"foo"},{"name":"bar"}]').value, ["foo", "bar"]);
  assert.deepEqual(
    parseNamespaces('[{"x":1}]').problems.map(({ code, field }) => `${code} ${field}`),
    ["namespace-missing-key namespaces[0]"],
  );
  const text = '{"name":"foo-bar","parent":"foo","children":["foo-bar-x"],"owner":"acme"}';
  assert.deepEqual(parseNamespace(text).value, {
    name: "foo-bar",
    parent: "foo",
    children: ["foo-bar-x"],
    owner: "acme",
  });
  assert.deepEqual(parseNamespace('{"name":"foo","parent":null,"children":[]}').value, {
    name: "foo",
    children: [],
  });
});
