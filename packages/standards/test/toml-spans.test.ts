import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { parse } from "smol-toml";
import { TomlSpans } from "../src/toml/spans.ts";
import { tomlKey, tomlValue } from "../src/toml/write-toml.ts";

const TEXT = `\uFEFFtop = 1 # comment with [brackets]
"quoted \\"key\\"" = '''
x''''
dotted.a . 'b' = [ "one", # [
  """two ]""", {x = 1, y.z = 1979-05-27 07:32:00}, [],
]
[table] # [no]
[table.sub]
a="b"
[[list]]
n = 0
[[list.inner]]
m = true
[[list]]
n = +1_000
[list.late]
`;

function at(...path: (string | number)[]): readonly [string, string] {
  const { key, value } = new TomlSpans(TEXT).find(path);
  return [TEXT.slice(key.start, key.end), TEXT.slice(value.start, value.end)];
}

test("every key and value is found, whatever its form (fails on any span that is off by one)", () => {
  assert.deepEqual(at("top"), ["top", "1"]);
  assert.deepEqual(at('quoted "key"'), ['"quoted \\"key\\""', "'''\nx''''"]);
  assert.deepEqual(at("dotted", "a", "b", 0), ['"one"', '"one"']);
  assert.deepEqual(at("dotted", "a", "b", 1), ['"""two ]"""', '"""two ]"""']);
  assert.deepEqual(at("dotted", "a", "b", 2, "y", "z"), ["z", "1979-05-27 07:32:00"]);
  assert.deepEqual(at("dotted", "a", "b", 3), ["[]", "[]"]);
  assert.deepEqual(at("table", "sub"), ["[table.sub]", "[table.sub]"]);
  assert.deepEqual(at("table", "sub", "a"), ["a", '"b"']);
  assert.deepEqual(at("list", 0, "n"), ["n", "0"]);
  assert.deepEqual(at("list", 0, "inner", 0, "m"), ["m", "true"]);
  assert.deepEqual(at("list", 1, "n"), ["n", "+1_000"]);
  assert.deepEqual(at("list", 1, "late"), ["[list.late]", "[list.late]"]);
});

test("what CPython before 3.15 refuses is found (fails if a document that pip cannot read passes)", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["a = {b = 1,}", "{b = 1,}"],
    ["a = {b = {\nc = 1}, d = 2}", "{\nc = 1}"],
    ["a = {b = 1 # c\n}", "{b = 1 # c\n}"],
    ['a = "\\e"', "\\e"],
    ['a = """x\\x41"""', "\\x"],
    ["a = 07:32", "07:32"],
    ["a = [1979-05-27 07:32Z]", "1979-05-27 07:32Z"],
    ["a = 2026-02-29", "2026-02-29"],
    ["\uFEFFa = 1", "\uFEFF"],
  ];
  for (const [text, expected] of rows) {
    assert.ok(parse(text), text);
    assert.deepEqual(
      new TomlSpans(text).unread.map(({ span }) => text.slice(span.start, span.end)),
      [expected],
    );
  }
  for (const text of [
    "a = {b = [\n1,\n]}",
    "a = '\\e'",
    'a = "\\\\e"',
    "a = 07:32:00.5",
    "a = 2028-02-29T00:00:00Z",
    "a = {}",
  ]) {
    assert.ok(parse(text), text);
    assert.deepEqual(new TomlSpans(text).unread, [], text);
  }
});

test("what is missing is at the thing that should hold it (fails if the place is lost)", () => {
  assert.deepEqual(at("table", "sub", "none", "deeper"), ["[table.sub]", "[table.sub]"]);
  assert.deepEqual(at("none"), ["", ""]);
});

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.string().map((key) => key.toWellFormed()),
      tie("value"),
      { maxKeys: 3 },
    ),
  ),
})).value;

test("what is written as TOML is read back by smol-toml, and each value is where its span says (fails on any loss)", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().map((key) => key.toWellFormed()),
        value,
        { maxKeys: 4 },
      ),
      (table) => {
        const text = Object.entries(table)
          .map(([key, item]) => `${tomlKey(key)} = ${tomlValue(item)}\n`)
          .join("");
        const read = parse(text, { integersAsBigInt: true });
        assert.deepEqual(plain(read), plain(table));
        const spans = new TomlSpans(text);
        for (const [key, item] of Object.entries(table)) {
          const { start, end } = spans.find([key]).value;
          assert.equal(text.slice(start, end), tomlValue(item));
        }
      },
    ),
    { seed: 20_260_804, numRuns: 300 },
  );
});

/** Objects of smol-toml have no prototype. */
function plain(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  if (Array.isArray(item)) return item.map(plain);
  return new Map(Object.entries(item).map(([key, inner]) => [key, plain(inner)]));
}
