// Fails when compressed tag sets are expanded otherwise than PEP 425 says, or can be made to fill the memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_TAG_LIMIT, parseTag, StandardsError, tagToString } from "@linchpin/standards";
import * as fc from "fast-check";

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof StandardsError);
    return error.problem.code;
  }
}

test("a compressed set is the product of its parts, each tag once and in lower case", () => {
  assert.deepEqual(parseTag("py2.py3.PY3-none-any").map(tagToString), ["py2-none-any", "py3-none-any"]);
  assert.equal(parseTag("cp39.cp310-abi3.none-win32.win_amd64").length, 8);
});

for (const [text, code] of [
  ["py3-none", "tag-invalid"],
  ["py3-none-any-more", "tag-invalid"],
  ["py3..py2-none-any", "tag-invalid"],
  ["-none-any", "tag-invalid"],
  ["3py-none-any", "tag-invalid"],
  ["", "tag-invalid"],
] as const) {
  test(`${JSON.stringify(text)} is no tag`, () =>
    assert.equal(
      codeOf(() => parseTag(text)),
      code,
    ));
}

test("sorted order is asked for only when told to", () => {
  assert.equal(
    codeOf(() => parseTag("py3.py2-none-any")),
    undefined,
  );
  assert.equal(
    codeOf(() => parseTag("py3.py2-none-any", { validateOrder: true })),
    "tag-unsorted",
  );
});

test("a short text cannot stand for more tags than the limit", () => {
  const many = Array.from({ length: 60 }, (_, index) => `a${index}`).join(".");
  assert.equal(
    codeOf(() => parseTag(`${many}-${many}-${many}`)),
    "tag-set-too-large",
  );
  assert.ok(60 ** 3 > DEFAULT_TAG_LIMIT);
  assert.equal(
    codeOf(() => parseTag("py2.py3-none-any", { limit: 1 })),
    "tag-set-too-large",
  );
  assert.equal(parseTag("py2.py3-none-any", { limit: 2 }).length, 2);
});

test("printing a tag and parsing it gives the same tag", () => {
  const part = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/u);
  fc.assert(
    fc.property(part, part, part, (interpreter, abi, platform) => {
      const text = `${interpreter}-${abi}-${platform}`;
      assert.deepEqual(parseTag(text).map(tagToString), [text]);
    }),
  );
});
