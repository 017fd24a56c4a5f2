/** Asks an oracle and this package the same questions and lists where they differ. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { agree, answer, type Comparison, isError } from "./answer.ts";
import { type Row, recordAnswers } from "./answer-table.ts";
import { findOraclePython, NO_ORACLE, Oracle } from "./oracle.ts";
import { Random } from "./random.ts";

const CASES = Number(process.env["LINCHPIN_CASES"] ?? 3_000);
const SEED = Number(process.env["LINCHPIN_SEED"] ?? 440);
const RECORD = process.env["LINCHPIN_RECORD"] !== undefined;
const CHUNK = 500;
const MAX_SHOWN = 50;

/** Defines the test; it is skipped, loudly, where there is no Python with the reference. */
export function testAgainstOracle<Question extends object>(comparison: Comparison<Question>): void {
  const python = findOraclePython();
  if (python === undefined) process.stderr.write(`\n*** SKIPPED: ${comparison.title}: ${NO_ORACLE}\n\n`);
  const skip = python === undefined ? NO_ORACLE : false;
  test(comparison.title, { skip }, (context) => compareWithOracle(context, comparison, python ?? ""));
}

async function compareWithOracle<Question extends object>(
  context: TestContext,
  comparison: Comparison<Question>,
  python: string,
): Promise<void> {
  const oracle = new Oracle(python, comparison.script);
  const tally: Tally = { errors: 0, disagreements: [], answered: [] };
  try {
    const random = new Random(SEED);
    for (let asked = 0; asked < CASES && tally.disagreements.length < MAX_SHOWN; asked += CHUNK) {
      await askChunk(comparison, oracle, random, tally);
    }
  } finally {
    await oracle.close();
  }
  const { errors, disagreements } = tally;
  context.diagnostic(
    `${CASES} cases, seed ${SEED}, ${errors} of them errors, ${disagreements.length} disagreements`,
  );
  if (RECORD && comparison.table !== undefined) recordAnswers(comparison.table, tally.answered);
  assert.deepEqual(disagreements, []);
}

interface Tally {
  errors: number;
  readonly disagreements: string[];
  /** What both agreed on. */
  readonly answered: Row[];
}

async function askChunk<Question extends object>(
  comparison: Comparison<Question>,
  oracle: Oracle,
  random: Random,
  tally: Tally,
): Promise<void> {
  const kinds = Object.entries(comparison.kinds).flatMap(([kind, { weight }]) =>
    Array.from({ length: weight }, () => kind),
  );
  const questions = random.list(CHUNK, CHUNK, () => {
    const kind = random.pick(kinds);
    // Only the fields that the kind looks at are there.
    return { kind, ...comparison.kinds[kind]?.make(random) } as Question & { kind: string };
  });
  const answers = await oracle.ask(questions);
  for (const [index, question] of questions.entries()) {
    const theirs = answers[index];
    if (isError(theirs)) tally.errors += 1;
    const ours = answer(comparison, question);
    if (agree(ours, theirs)) tally.answered.push({ question, answer: theirs });
    else if (!comparison.isDeliberate(question, theirs)) {
      tally.disagreements.push(JSON.stringify({ ...question, ours, theirs }));
    }
  }
}
