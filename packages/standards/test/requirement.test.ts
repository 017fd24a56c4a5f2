// Fails when a requirement of PEP 508's grammar is refused, another text passes, or printing and parsing again loses
// something. The answers of `packaging` are compared in differential/.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  parseRequirement,
  requirementsEqual,
  requirementToString,
  StandardsError,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { specifierSetTexts } from "./support/arbitraries.ts";

const PRINTED = [
  ["A", "A"],
  [" name ", "name"],
  ["A.B-C_D", "A.B-C_D"],
  ["name<=1", "name<=1"],
  ["name (>=3, <2)", "name<2,>=3"],
  ["name>=3,", "name>=3"],
  ["name===foo", "name===foo"],
  ["name[]", "name"],
  ["name [b , a,a]", "name[a,b]"],
  ["name@http://foo.com", "name @ http://foo.com"],
  [
    "name [fred] @ http://foo.com ; python_version=='2.7'",
    'name[fred] @ http://foo.com ; python_version == "2.7"',
  ],
  ["name@x;os_name=='nt'", "name @ x;os_name=='nt'"],
  ["name; os_name=='a' or extra=='B_c'", 'name; os_name == "a" or extra == "b-c"'],
  ["name_", "name_"],
] as const;

for (const [text, printed] of PRINTED) {
  test(`${JSON.stringify(text)} prints as ${JSON.stringify(printed)}`, () => {
    assert.equal(requirementToString(parseRequirement(text)), printed);
    assert.equal(requirementToString(parseRequirement(printed)), printed);
  });
}

const FAULTS = [
  ["", 0, 0, "it ends where the name of a project is expected"],
  ["name-", 4, 5, '"-" stands where'],
  ["name[a", 4, 7, "it ends where a comma or"],
  ["name[a,]", 7, 8, "the name of an extra after the comma"],
  ["name[a b]", 4, 8, "a comma or"],
  ["name (>=1", 5, 9, 'it ends where a comma or ")" is expected'],
  ["name>=1.0.*", 4, 11, ".* stands only after"],
  ["name>=1,<bad", 8, 12, '"<bad" is not a version specifier'],
  ["name >=1 <2", 9, 10, '"<2" stands where a comma'],
  ["name @ ", 7, 7, "a URL after @"],
  ["name @ url os_name", 11, 12, "a semicolon"],
  ["name>=1\n", 7, 8, '"\\n" stands where'],
  ["name; os_name", 13, 13, "in or not in is expected"],
] as const;

for (const [text, start, end, words] of FAULTS) {
  test(`${JSON.stringify(text)} is refused where it is wrong`, () => {
    assert.throws(
      () => parseRequirement(text),
      (error) => {
        assert.ok(error instanceof StandardsError);
        assert.equal(error.problem.code, "requirement-invalid");
        assert.ok(error.problem.state.includes(words), error.problem.state);
        assert.deepEqual(error.problem.span, { start, end: Math.min(end, text.length) });
        return true;
      },
    );
  });
}

test("requirements are equal in whatever spelling", () => {
  const equal = (a: string, b: string): boolean =>
    requirementsEqual(parseRequirement(a), parseRequirement(b));
  assert.ok(equal("Foo.Bar[A_b,c]>=1.0,<2", "foo-bar[C,a-b]<2.0,>=1"));
  assert.ok(!equal("foo", "foo[a]"));
  assert.ok(!equal("foo", "foo; os_name == 'nt'"));
  assert.ok(!equal("foo @ a", "foo @ b"));
  assert.ok(!equal("foo>=1", "foo>1"));
});

test("printing is the inverse of parsing", () => {
  const names = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?$/);
  const extras = fc.array(names, { maxLength: 3 });
  const markers = fc.constantFrom("", '; python_version >= "3.8" and (os_name == "nt" or extra == "x")');
  fc.assert(
    fc.property(names, extras, specifierSetTexts, markers, (name, extra, specifiers, marker) => {
      const requirement = parseRequirement(`${name}[${extra.join(",")}]${specifiers}${marker}`);
      const printed = requirementToString(requirement);
      assert.ok(requirementsEqual(parseRequirement(printed), requirement));
      assert.equal(requirementToString(parseRequirement(printed)), printed);
    }),
  );
});
