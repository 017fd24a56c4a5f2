// Fails when this package and packaging 26.3 answer one of LINCHPIN_CASES questions (3,000 by default) differently and
// docs/standards-differences.md does not list it. LINCHPIN_SEED repeats a run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, isError } from "./agree.ts";
import { answer, KINDS, makeQuestion } from "./kinds.ts";
import { findOraclePython, NO_ORACLE, Oracle } from "./oracle.ts";
import { Random } from "./random.ts";

const CASES = Number(process.env["LINCHPIN_CASES"] ?? 3_000);
const SEED = Number(process.env["LINCHPIN_SEED"] ?? 440);
const CHUNK = 2_000;

const python = findOraclePython();
if (python === undefined) process.stderr.write(`\n*** SKIPPED: ${NO_ORACLE}\n\n`);

test("this package answers as packaging does", {
  skip: python === undefined ? NO_ORACLE : false,
}, async (context) => {
  const random = new Random(SEED);
  const kinds = Object.entries(KINDS).flatMap(([kind, { weight }]) =>
    Array.from({ length: weight }, () => kind),
  );
  const oracle = new Oracle(python ?? "");
  const disagreements: string[] = [];
  let errors = 0;
  for (let asked = 0; asked < CASES; asked += CHUNK) {
    const questions = random.list(CHUNK, CHUNK, () => makeQuestion(random, random.pick(kinds)));
    const answers = await oracle.ask(questions);
    for (const [index, question] of questions.entries()) {
      const theirs = answers[index];
      if (isError(theirs)) errors += 1;
      const ours = answer(question);
      if (!agree(question, ours, theirs)) {
        disagreements.push(JSON.stringify({ ...question, ours, theirs }));
      }
    }
    if (disagreements.length > 50) break;
  }
  await oracle.close();
  context.diagnostic(
    `${CASES} cases, seed ${SEED}, ${errors} of them errors, ${disagreements.length} disagreements`,
  );
  assert.deepEqual(disagreements, []);
});
