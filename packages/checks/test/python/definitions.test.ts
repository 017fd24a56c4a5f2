/** Which names a module binds. Fails if an entry point's target could be missed, or invented. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineModule } from "../../src/python/outline-module.ts";

function names(source: string): string[] {
  return [...outlineModule(source).definitions.keys()].sort();
}

test("definitions, imports, and every kind of assignment target", () => {
  const source = [
    "import a.b, c as d",
    "from e import f as g",
    "@decorated",
    "def h(): local = 1",
    "async def i(): pass",
    "class J: member = 1",
    "k = l = 1",
    "m, (n, *o), [p] = q",
    "r: int = 1",
    "s.attribute = t[index] = 2",
    "u += 1",
    "for v, w in x: pass",
    "with open(y) as z: pass",
    "if (aa := 1): pass",
    "type Alias = int",
  ].join("\n");
  const expected = [
    "Alias",
    "J",
    "a",
    "aa",
    "d",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "v",
    "w",
    "z",
  ];
  assert.deepEqual(names(source), expected);
});

test("names in branches and tries count, names in functions and classes do not", () => {
  const source = "if x:\n    a = 1\nelse:\n    b = 2\ntry:\n    def c(): d = 1\nexcept E as e:\n    pass\n";
  assert.deepEqual(names(source), ["a", "b", "c", "e"]);
});

test("a global statement binds a name of the module", () => {
  assert.deepEqual(names("def f():\n    global app\n    app = 1\n"), ["app", "f"]);
});

test("members of a class at the top level are known, unless it inherits", () => {
  const { definitions } = outlineModule(
    "class A:\n    x = 1\n    def run(self): pass\nclass B(A):\n    pass\n",
  );
  assert.deepEqual([...(definitions.get("A")?.members ?? [])], ["x", "run"]);
  assert.equal(definitions.get("A")?.inherits, false);
  assert.equal(definitions.get("B")?.inherits, true);
});

test("__getattr__, globals() and sys.modules make a module dynamic", () => {
  for (const source of [
    "def __getattr__(name): ...",
    "globals()['x'] = 1",
    "import sys\nsys.modules[__name__] = Lazy()",
  ]) {
    assert.equal(outlineModule(source).isDynamic, true, source);
  }
  assert.equal(outlineModule("class A:\n    def __getattr__(self, name): ...\n").isDynamic, false);
});

test("plain strings at the top level are kept with their line", () => {
  const { strings } = outlineModule('"""doc"""\n__version__ = "1.2.3"\nx = f"{y}"\nz = "a" + "b"\n');
  assert.deepEqual(strings.get("__version__"), { value: "1.2.3", line: 2 });
  assert.equal(strings.has("z"), false);
});
