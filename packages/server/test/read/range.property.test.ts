/** `Range` for any header and any size: fails when a part lies outside of the body, or is not what was asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { readRange } from "../../src/http/read/range.ts";

const SIZE = fc.integer({ min: 0, max: 1_000 });
const NUMBER = fc.integer({ min: 0, max: 1_500 });

test("first-last: exactly the bytes that both name", () => {
  fc.assert(
    fc.property(SIZE, NUMBER, NUMBER, (size, first, last) => {
      const asked = Array.from({ length: size }, (_, index) => index).filter(
        (at) => at >= first && at <= last,
      );
      const range = readRange(`bytes=${first}-${last}`, size);
      if (last < first) assert.equal(range.kind, "whole");
      else if (asked.length === 0) assert.equal(range.kind, "unsatisfiable");
      else assert.deepEqual(range, { kind: "part", start: asked[0], end: asked.at(-1) });
    }),
  );
});

test("-length: the end of the body, at most all of it", () => {
  fc.assert(
    fc.property(SIZE, NUMBER, (size, length) => {
      const range = readRange(`bytes=-${length}`, size);
      if (length === 0 || size === 0) assert.equal(range.kind, "unsatisfiable");
      else assert.deepEqual(range, { kind: "part", start: Math.max(0, size - length), end: size - 1 });
    }),
  );
});

test("whatever is sent, a part lies within the body", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^bytes=[\d, -]{0,40}$/));
  fc.assert(
    fc.property(text, SIZE, (header, size) => {
      const range = readRange(header, size);
      if (range.kind === "part") assert.ok(range.start >= 0 && range.start <= range.end && range.end < size);
    }),
  );
});
