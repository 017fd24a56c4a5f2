/**
 * Answers of an oracle, kept in `test/tables/NAME.table.json` so that they can be replayed where there is no Python.
 * LINCHPIN_RECORD=1 with a test against an oracle writes them anew.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { agree, answer, type Comparison, isError } from "./answer.ts";

/** A question and what the reference answered. */
export interface Row {
  readonly question: object;
  readonly answer: unknown;
}

function tablePath(name: string): URL {
  return new URL(`../tables/${name}.table.json`, import.meta.url);
}

/** Keeps the answers on which both sides agree; crashes of the reference teach nothing. One row a line. */
export function recordAnswers(name: string, rows: readonly Row[]): void {
  const kept = rows.filter(({ answer }) => !(isError(answer) && "crash" in answer));
  writeFileSync(tablePath(name), `[\n${kept.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
}

/** Defines the test that replays the table of the comparison. */
export function testRecordedAnswers<Question extends object>(comparison: Comparison<Question>): void {
  test(`${comparison.title}, recorded`, () => {
    const rows = JSON.parse(readFileSync(tablePath(comparison.table ?? ""), "utf8")) as Row[];
    assert.ok(rows.length > 0, "the table is empty");
    for (const row of rows) {
      const ours = answer(comparison, row.question as Question & { readonly kind: string });
      assert.ok(agree(ours, row.answer), JSON.stringify({ ...row, ours }));
    }
  });
}
