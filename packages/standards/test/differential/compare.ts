/** Asks an oracle and this package the same questions and lists where they differ. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { StandardsError } from "@linchpin/standards";
import { findOraclePython, NO_ORACLE, Oracle } from "./oracle.ts";
import { Random } from "./random.ts";

/** One kind of question: how often it is asked beside the others, how it is made and how this package answers it. */
export interface QuestionKind<Question> {
  readonly weight: number;
  readonly make: (random: Random) => Partial<Question>;
  readonly answer: (question: Question) => unknown;
}

export interface Comparison<Question extends object> {
  readonly title: string;
  /** The oracle's script, beside this file. */
  readonly script: string;
  readonly kinds: Readonly<Record<string, QuestionKind<Question>>>;
  /** The exceptions of the reference that stand for the codes of this package. */
  readonly errorNames: (code: string) => string;
  /** Whether docs/standards-differences.md has a row for the question. */
  readonly isDeliberate: (question: Question & { readonly kind: string }, theirs: unknown) => boolean;
}

const CASES = Number(process.env["LINCHPIN_CASES"] ?? 3_000);
const SEED = Number(process.env["LINCHPIN_SEED"] ?? 440);
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
  const tally: Tally = { errors: 0, disagreements: [] };
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
  assert.deepEqual(disagreements, []);
}

interface Tally {
  errors: number;
  readonly disagreements: string[];
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
    if (!agree(ours, theirs) && !comparison.isDeliberate(question, theirs)) {
      tally.disagreements.push(JSON.stringify({ ...question, ours, theirs }));
    }
  }
}

/** This package's answer. Any error but its own goes through: it is a mistake, whatever the question. */
function answer<Question extends object>(
  comparison: Comparison<Question>,
  question: Question & { readonly kind: string },
): unknown {
  try {
    return comparison.kinds[question.kind]?.answer(question);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { error: comparison.errorNames(error.problem.code) };
  }
}

/** Where the reference breaks instead of answering, any error of this package will do. */
function agree(ours: unknown, theirs: unknown): boolean {
  if (isError(theirs) && "crash" in theirs) return isError(ours);
  return JSON.stringify(sortKeys(ours)) === JSON.stringify(sortKeys(theirs));
}

function isError(value: unknown): value is object {
  return typeof value === "object" && value !== null && ("error" in value || "crash" in value);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
