/** Every rule has a page, a bad example that it speaks about, and a good one about which nothing is said. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { type CheckInput, checkDistributions, describeRules, ruleExplanation } from "@linchpin/checks";
import { METADATA_EXAMPLES } from "./metadata-examples.ts";
import { RELEASE_EXAMPLES } from "./release-examples.ts";
import { WHEEL_EXAMPLES } from "./wheel-examples.ts";

const EXAMPLES = [...WHEEL_EXAMPLES, ...METADATA_EXAMPLES, ...RELEASE_EXAMPLES];

/** Rules whose examples are the hostile archives, in a test of their own. */
const ARCHIVE_RULE = /^A\d\d$/;

/** Rules without an example yet, each with the reason. */
const WITHOUT_EXAMPLE: Readonly<Record<string, string>> = {};

async function rulesThatSpeak(
  input: CheckInput,
  severities: readonly string[],
): Promise<ReadonlySet<string>> {
  const { findings } = await checkDistributions(input, { now: new Date("2026-11-25T12:00:00Z") });
  return new Set(findings.filter(({ severity }) => severities.includes(severity)).map(({ rule }) => rule));
}

describe("every rule", () => {
  for (const { id } of describeRules()) {
    test(`${id} has a page and an example`, () => {
      const page = ruleExplanation(id);
      assert.ok(page !== undefined && existsSync(page), `${id} has no README.md`);
      assert.match(readFileSync(page, "utf8"), new RegExp(`^# ${id}: `));
      const has = EXAMPLES.some(({ rule }) => rule === id) || ARCHIVE_RULE.test(id) || id in WITHOUT_EXAMPLE;
      assert.ok(has, `${id} has no example`);
    });
  }
});

describe("examples", () => {
  for (const { rule, bad, good } of EXAMPLES) {
    test(`${rule} speaks about its bad example`, async () => {
      const spoken = await rulesThatSpeak(await bad(), ["error", "warning", "advice"]);
      assert.ok(spoken.has(rule), `only ${[...spoken].join(", ") || "nothing"} spoke`);
    });
    test(`${rule}: nothing is wrong with the good example`, async () => {
      const input = await good();
      assert.deepEqual([...(await rulesThatSpeak(input, ["error", "warning"]))], []);
      assert.equal((await rulesThatSpeak(input, ["advice"])).has(rule), false, "it still advises");
    });
  }
});
