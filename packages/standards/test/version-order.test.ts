// Fails when versions are ordered otherwise than PEP 440 § Summary of permitted suffixes and relative ordering says, or
// when the order is none: not the same in both directions, not transitive, or at odds with the keys of versions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePublicVersions, compareVersions, parseVersion, versionKey } from "@linchpin/standards";
import * as fc from "fast-check";
import { versions } from "./support/arbitraries.ts";

const ASCENDING = [
  "0.dev0",
  "0",
  "1.0.dev456",
  "1.0a1",
  "1.0a2.dev456",
  "1.0a12.dev456",
  "1.0a12",
  "1.0b1.dev456",
  "1.0b2",
  "1.0b2.post345.dev456",
  "1.0b2.post345",
  "1.0rc1.dev456",
  "1.0rc1",
  "1.0",
  "1.0+abc.5",
  "1.0+abc.7",
  "1.0+5",
  "1.0+5.0",
  "1.0.post456.dev34",
  "1.0.post456",
  "1.0.15",
  "1.1.dev1",
  "1.9007199254740992",
  "1.9007199254740993",
  "1!1.0.dev1",
];

test("every version comes before all later ones", () => {
  for (const [index, left] of ASCENDING.entries()) {
    for (const [other, right] of ASCENDING.entries()) {
      const order = Math.sign(compareVersions(parseVersion(left), parseVersion(right)));
      assert.equal(order, Math.sign(index - other), `${left} and ${right}`);
    }
  }
});

test("the order is total and agrees with the keys", () => {
  fc.assert(
    fc.property(versions, versions, versions, (a, b, c) => {
      assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0);
      assert.equal(compareVersions(a, b) === 0, versionKey(a) === versionKey(b));
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) assert.ok(compareVersions(a, c) <= 0);
    }),
    { numRuns: 1000 },
  );
});

test("trailing zeros and local labels can be looked away from", () => {
  assert.equal(compareVersions(parseVersion("1.0"), parseVersion("1.0.0")), 0);
  assert.equal(comparePublicVersions(parseVersion("1.0+a"), parseVersion("1.0+b")), 0);
});
