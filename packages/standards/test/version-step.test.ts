// Fails when the kind of step between two versions is named wrongly.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseVersion, versionStep } from "@linchpin/standards";

const STEPS: readonly (readonly [string, string, string])[] = [
  ["1.0", "1!0.5", "forward epoch stays"],
  ["1.9", "2.0", "forward major stays"],
  ["1.4.2", "1.5.0a1", "forward minor begins"],
  ["1.5.0a1", "1.5.0", "forward pre ends"],
  ["1.5", "1.5.1", "forward micro stays"],
  ["1.5.0.1", "1.5.0.2", "forward lower stays"],
  ["1.0", "1.0.post1", "forward post stays"],
  ["1.0.dev1", "1.0.dev2", "forward dev stays"],
  ["1.0.dev1", "1.0", "forward dev ends"],
  ["1.0", "1.0+a", "forward local stays"],
  ["2.0", "1.9", "backward major stays"],
  ["1.0", "1.0.0", "none none stays"],
];

for (const [from, to, expected] of STEPS) {
  test(`${from} to ${to}`, () => {
    const { direction, part, prerelease } = versionStep(parseVersion(from), parseVersion(to));
    assert.equal(`${direction} ${part} ${prerelease}`, expected);
  });
}
