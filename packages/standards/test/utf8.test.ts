// Fails when the decoder for places without TextDecoder gives another answer than TextDecoder.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { decodeLatin1, decodeUtf8, decodeUtf8Portably, encodeLatin1, encodeUtf8 } from "../src/text/utf8.ts";

const pieces = fc.constantFrom(
  [0x41],
  [0xc3, 0xa9],
  [0xe2, 0x82, 0xac],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xef, 0xbb, 0xbf],
  [0x80],
  [0xc0, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xff],
  [0xe2, 0x82],
);

test("strict decoding, as TextDecoder does it", () => {
  const bytes = fc.oneof(
    fc.array(pieces, { maxLength: 6 }).map((list) => Uint8Array.from(list.flat())),
    fc.uint8Array({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(bytes, (input) => assert.equal(decodeUtf8Portably(input), decodeUtf8(input))),
    { numRuns: 2_000 },
  );
});

test("encoding, as TextEncoder does it, and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 8 }), (text) => {
      assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
      assert.equal(decodeUtf8Portably(encodeUtf8(text)), text.toWellFormed());
    }),
  );
});

test("long texts go through in pieces", () => {
  const text = "aé€😀".repeat(20_000);
  assert.equal(decodeUtf8Portably(encodeUtf8(text)), text);
});

test("Latin-1 loses nothing", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(encodeLatin1(decodeLatin1(bytes)), bytes)),
  );
});
