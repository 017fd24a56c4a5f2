import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePyproject, requirementToString, resolveDependencyGroup } from "@linchpin/standards";

function resolve(groups: Record<string, unknown>, name: string): readonly string[] {
  const { value, problems } = resolveDependencyGroup(groups, name);
  assert.equal(value === undefined, problems.length > 0);
  return value?.map(requirementToString) ?? problems.map(({ code, field }) => `${code} ${field ?? ""}`);
}

test("includes stand for their requirements, in place and under any spelling (fails if order or name counts)", () => {
  const groups = {
    test: ["a>=1", { "include-group": "Type_Check" }, "b"],
    "type.check": ["c", "a"],
    all: [{ "include-group": "test" }, { "include-group": "test" }],
  };
  assert.deepEqual(resolve(groups, "TEST"), ["a>=1", "c", "a", "b"]);
  assert.deepEqual(resolve(groups, "all"), ["a>=1", "c", "a", "b", "a>=1", "c", "a", "b"]);
});

test("a broken group stops only those that include it (PEP 735; fails if validation is not lazy)", () => {
  const groups = { good: ["a"], bad: ["a b", 1], user: [{ "include-group": "bad" }] };
  assert.deepEqual(resolve(groups, "good"), ["a"]);
  assert.deepEqual(resolve(groups, "user"), ["requirement-invalid bad[0]", "group-wrong-type bad[1]"]);
});

test("what leads nowhere or in a circle is named (fails if it is passed over, or never ends)", () => {
  const include = (group: string) => ({ "include-group": group });
  assert.deepEqual(resolve({ a: [include("a")] }, "a"), ["group-cycle a[0]"]);
  assert.deepEqual(resolve({ a: ["x", include("b")], b: [include("C")], c: [include("a")] }, "b"), [
    "group-cycle a[1]",
  ]);
  assert.deepEqual(resolve({ a: [include("b")] }, "a"), ["group-unknown a[0]"]);
  assert.deepEqual(resolve({}, "a"), ["group-unknown a"]);
});

test("two groups of one name stop every group (fails if one of them is chosen)", () => {
  assert.deepEqual(resolve({ a: [], b_c: [], "b-c": ["x"] }, "a"), ["group-name-duplicate b-c"]);
});

test("only requirements and includes may stand in a group (fails if another table or key is taken)", () => {
  const rows: readonly (readonly [unknown, string])[] = [
    [{ "include-group": "a", x: 1 }, "group-unknown-key g[0].x"],
    [{ "include-group": 1 }, "group-wrong-type g[0].include-group"],
    [{}, "group-missing-key g[0]"],
    [[], "group-wrong-type g[0]"],
    [null, "group-wrong-type g[0]"],
  ];
  for (const [item, expected] of rows) {
    assert.deepEqual(resolve({ g: [item], a: [] }, "g"), [expected]);
  }
  assert.deepEqual(resolve({ g: "a" }, "g"), ["group-wrong-type g"]);
  assert.deepEqual(resolve({ g: null }, "g"), ["group-wrong-type g"]);
});

test("doubling includes and deep chains are refused (fails by filling the memory or the stack)", () => {
  const doubling: Record<string, unknown> = { g0: ["x"] };
  const chain: Record<string, unknown> = { g0: ["x"] };
  for (let index = 1; index < 10_000; index++) {
    chain[`g${index}`] = [{ "include-group": `g${index - 1}` }];
    if (index <= 60)
      doubling[`g${index}`] = [{ "include-group": `g${index - 1}` }, { "include-group": `g${index - 1}` }];
  }
  assert.match(resolve(doubling, "g60")[0] ?? "", /^group-too-large/);
  assert.match(resolve(chain, "g9999")[0] ?? "", /^group-too-deep/);
});

test("pyproject.toml reports all groups, and its value resolves lazily (fails if one group hides others)", () => {
  const text = `[dependency-groups]\nA_b = ["x", "y z"]\nc = [{include-group = "none"}, {include-group = "a-b"}]\n"-d" = []\ne = ["q"]\n`;
  const { value, problems } = parsePyproject(text);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["requirement-invalid", 2, 16],
      ["group-unknown", 3, 6],
      ["group-name-invalid", 4, 1],
    ],
  );
  assert.deepEqual(
    value && resolveDependencyGroup(value.dependencyGroups, "E").value?.map(requirementToString),
    ["q"],
  );
  assert.deepEqual(
    value && resolveDependencyGroup(value.dependencyGroups, "a.b").problems.map(({ code }) => code),
    ["requirement-invalid"],
  );
});
