/** Strings, f-strings, continuation and indentation. Fails if text inside a literal is read as code, or code as text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineModule } from "../../src/python/outline-module.ts";

function suspicions(source: string): string[] {
  return outlineModule(source).suspicions.map(({ line, what, since }) => `${line} ${what} ${since ?? "-"}`);
}

/** Valid in every Python 3: nothing may be suspected. */
const PLAIN = [
  "x = 'it''s' \"fine\"",
  "r'\\d' u'y'",
  "b'' Rb'x'",
  "f'{a!r:>{width}} {{literal}} {b[\"k\"]}'",
  "rf'(\\{{x)' f'\\N{BULLET}{c}'",
  "f'''{d['e']} \" ' {f\"{g}\"}'''",
  "h = 1_000 + 0xe-5 + 1e-5 + .5j + 0o17",
  "i = (1,\n  2)  # comment (\nj = [\n]\n",
  "k = 1 \\\n  + 2",
  "if l:\n\tm = 1\n\n    # odd comment\n\tn = 2\nelse: pass",
  "o = p if q else lambda r: r",
  "print('x', file=s)\nmatch = 1\ntype = match\ncase(type)[0]",
  "def t(a, *, b: int = 1, **c) -> 'u': return a[1:2, ...], ~b",
  "from ... import v\nfrom ...w import x",
  "@y.z(1)\nclass C(D, metaclass=E): ...",
  "assert x, 'y'\ndel a, b\nraise E('x') from y",
  "x = yield\ny = await z\nlambda: (yield)",
];

for (const source of PLAIN) {
  test(`nothing is suspected in ${JSON.stringify(source.slice(0, 40))}`, () => {
    assert.deepEqual(suspicions(source), []);
  });
}

/** The construct, and the minor version that brought it. */
const NEWER: readonly (readonly [string, number])[] = [
  ["if (n := 1): pass", 8],
  ["def f(a, /): pass", 8],
  ["f'{a=}'", 8],
  ["with (open(a) as b, open(c) as d): pass", 9],
  ["@a[0]\ndef f(): pass", 9],
  ["match a:\n  case 1: pass", 10],
  ["try: pass\nexcept* E: pass", 11],
  ["a[*b]", 11],
  ["def f(*args: *Ts): pass", 11],
  ["f'{a['b']}'", 12],
  ["def f[T](a): pass", 13],
  ["type A = int", 13],
  ["try: pass\nexcept A, B: pass", 14],
  ["t'{a}'", 14],
  ["lazy import a", 15],
];

for (const [source, since] of NEWER) {
  test(`3.${since} is suspected in ${JSON.stringify(source)}`, () => {
    assert.ok(outlineModule(source).suspicions.some((suspicion) => suspicion.since === since));
  });
}

const BROKEN = [
  "print 'x'",
  "def f()\n    pass",
  "if x:\npass",
  "x = (1",
  "x = 'a",
  "x = 1)",
  "  x = 1",
  "if x:\n    a\n  b",
  "<<<<<<< HEAD",
  "x = = 1",
  "x =",
  "raise E, 'x'",
  "a b",
  "x = 0777",
  "a <> b",
];

for (const source of BROKEN) {
  test(`an error in every version is suspected in ${JSON.stringify(source)}`, () => {
    assert.ok(outlineModule(source).suspicions.some((suspicion) => suspicion.since === undefined));
  });
}

test("a line is counted through strings, brackets and carriage returns", () => {
  assert.deepEqual(suspicions('"""\n\n"""\r\n(\r1,\n)\nx y\n'), [
    "7 two values with no operator between them -",
  ]);
});
