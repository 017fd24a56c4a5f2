/** Twenty clients upload the same file name with different bytes at the same time: one wins, nineteen are told so. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { startTestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

test("one name is won by exactly one of twenty uploads", async () => {
  await using server = await startTestServer({ vetting: { vet: async () => [] } });
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, client) => {
      const wheel = makeWheel({ name: "demo", version: "1.0", files: { "demo.py": `client = ${client}\n` } });
      const answer = await server.upload(goodFields(wheel), wheel);
      return {
        status: answer.status,
        reason: answer.statusText,
        body: (await answer.json()) as { sha256?: string },
      };
    }),
  );
  const winners = answers.filter(({ status }) => status === 200);
  assert.equal(winners.length, 1);
  for (const { status, reason } of answers.filter((answer) => answer !== winners[0])) {
    assert.equal(status, 400);
    assert.match(reason, /^File already exists/);
  }
  const page = await fetch(`${server.url}/staging/simple/demo/`);
  assert.ok((await page.text()).includes(winners[0]?.body.sha256 ?? "none"));
});

test("the same bytes from twenty clients are stored once, and all are told that they are there", async () => {
  await using server = await startTestServer({ vetting: { vet: async () => [] } });
  const wheel = makeWheel({ name: "demo", version: "1.0" });
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = await server.upload(goodFields(wheel), wheel);
      return { status: answer.status, ...((await answer.json()) as { created: boolean }) };
    }),
  );
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(answers.filter(({ created }) => created).length, 1);
});
