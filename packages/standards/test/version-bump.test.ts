// Fails when a bump leads to another version than authors expect, or to one that is not later.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Bump,
  bumpVersion,
  compareVersions,
  parseVersion,
  StandardsError,
  versionToString,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { versions } from "./support/arbitraries.ts";

const BUMPS = ["epoch", "major", "minor", "micro", "a", "b", "rc", "post", "dev", "final"] as const;

const EXAMPLES: readonly (readonly [string, readonly [Bump, ...Bump[]], string])[] = [
  ["1.2.5", ["major"], "2.0.0"],
  ["1.2.5", ["minor"], "1.3.0"],
  ["1.2.5", ["micro"], "1.2.6"],
  ["1.2", ["micro"], "1.2.1"],
  ["1.2.5+local", ["micro"], "1.2.6"],
  ["1.2.5", ["rc"], "1.2.6rc1"],
  ["1.2.5", ["minor", "rc"], "1.3.0rc1"],
  ["1.2.5", ["minor", "rc", "dev"], "1.3.0rc1.dev1"],
  ["1.3.0rc1", ["rc"], "1.3.0rc2"],
  ["1.3.0a4", ["b"], "1.3.0b1"],
  ["1.3.0rc2", ["final"], "1.3.0"],
  ["2.0rc1", ["major"], "2.0"],
  ["2.0rc1", ["minor"], "2.0"],
  ["2.1rc1", ["major"], "3.0"],
  ["1.0", ["post"], "1.0.post1"],
  ["1.0.post1", ["post"], "1.0.post2"],
  ["1.0.post2.dev3", ["post"], "1.0.post2"],
  ["1.0", ["dev"], "1.1.dev1"],
  ["1.1.dev1", ["dev"], "1.1.dev2"],
  ["1.1.dev1", ["rc"], "1.1rc1"],
  ["1.1rc1", ["dev"], "1.1rc2.dev1"],
  ["2024.1", ["epoch", "major"], "1!2025.0"],
  ["1.9007199254740991", ["minor"], "1.9007199254740992"],
];

for (const [from, bumps, to] of EXAMPLES) {
  test(`${from} with ${bumps.join(", ")} is ${to}`, () => {
    assert.equal(versionToString(bumpVersion(parseVersion(from), ...bumps)), to);
  });
}

test("a bump never leads back: it is refused instead", () => {
  fc.assert(
    fc.property(versions, fc.constantFrom(...BUMPS), fc.constantFrom(...BUMPS), (version, first, second) => {
      try {
        const bumped = bumpVersion(version, first, second);
        assert.ok(
          compareVersions(bumped, version) > 0,
          `${versionToString(version)} → ${versionToString(bumped)}`,
        );
      } catch (error) {
        assert.ok(error instanceof StandardsError && error.problem.code === "bump-backward", String(error));
      }
    }),
    { numRuns: 1000 },
  );
  for (const bump of ["a", "final"] as const) {
    assert.throws(() => bumpVersion(parseVersion(bump === "a" ? "1.0rc1" : "1.0"), bump), StandardsError);
  }
});
