// Fails when this package answers a question of the recorded table in another way than packaging 26.3 did.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { agree } from "./agree.ts";
import { answer, KINDS, type Question } from "./kinds.ts";

const path = new URL("../tables/packaging.table.json", import.meta.url);
const rows = JSON.parse(readFileSync(path, "utf8")) as [Question, unknown][];

for (const kind of Object.keys(KINDS)) {
  test(`recorded answers: ${kind}`, () => {
    const asked = rows.filter(([question]) => question.kind === kind);
    assert.ok(asked.length > 0, "a table without this kind tests nothing");
    for (const [question, theirs] of asked) {
      const ours = answer(question);
      assert.ok(agree(question, ours, theirs), JSON.stringify({ ...question, ours, theirs }));
    }
  });
}
