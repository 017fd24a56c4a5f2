/**
 * Records what packaging answers to some questions of each kind, for tests without Python:
 * `LINCHPIN_PACKAGING_PYTHON=… node record.ts`. The tables are replayed by `recorded.test.ts`.
 */
import { writeFileSync } from "node:fs";
import { KINDS, makeQuestion } from "./kinds.ts";
import { findOraclePython, NO_ORACLE, Oracle } from "./oracle.ts";
import { Random } from "./random.ts";

const CASES_PER_WEIGHT = 8;

const python = findOraclePython();
if (python === undefined) throw new Error(NO_ORACLE);
const oracle = new Oracle(python);
const random = new Random(20_260_803);
const rows: string[] = [];
for (const [kind, { weight }] of Object.entries(KINDS)) {
  const count = weight * CASES_PER_WEIGHT;
  const questions = random.list(count, count, () => makeQuestion(random, kind));
  const answers = await oracle.ask(questions);
  rows.push(...questions.map((question, index) => JSON.stringify([question, answers[index]])));
}
await oracle.close();
const path = new URL("../tables/packaging.table.json", import.meta.url);
writeFileSync(path, `[\n${rows.join(",\n")}\n]\n`);
