/** The hostile archives are the bad examples of the rules on archives, and their harmless twins the good ones. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bytesSource } from "@linchpin/archives";
import { checkDistribution, describeRules, type Finding } from "@linchpin/checks";
import { harmlessArchives, hostileArchives } from "@linchpin/testing";

const spoken = new Set<string>();

async function findingsOf(archive: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}): Promise<readonly Finding[]> {
  return await checkDistribution(bytesSource(archive.bytes), archive.fileName);
}

describe("archives", () => {
  test("each hostile archive is an error (fails when a shape slips through the rules)", async () => {
    for (const archive of hostileArchives()) {
      const errors = (await findingsOf(archive)).filter(({ severity }) => severity === "error");
      assert.notEqual(errors.length, 0, archive.name);
      for (const { rule } of errors) spoken.add(rule);
    }
  });

  test("every rule on archives speaks about one of them", () => {
    const silent = describeRules().filter(({ id }) => /^A\d\d$/.test(id) && !spoken.has(id));
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });

  test("no harmless archive is an error for its shape", async () => {
    for (const archive of harmlessArchives()) {
      const errors = (await findingsOf(archive)).filter(
        ({ rule, severity }) => severity === "error" && /^(?:A\d\d|W0[123])$/.test(rule),
      );
      assert.deepEqual(errors, [], archive.name);
    }
  });
});
