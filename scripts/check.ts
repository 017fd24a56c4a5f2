/** `npm run check`: types, lint, format, dead code and the rules of the house. Prints a line each; exits 1 on any red. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { failuresOf } from "./gates/gate.ts";
import { HOUSE_GATES } from "./gates/house.ts";
import { checkFormat, checkTypes, findDeadCode, lint, type ToolResult } from "./gates/tools.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDERS = ["packages", "scripts", "e2e", "bench"];

const TOOLS: readonly (readonly [title: string, run: () => ToolResult])[] = [
  ["types", () => checkTypes(ROOT)],
  ["lint", () => lint(ROOT, FOLDERS)],
  ["format", () => checkFormat(ROOT, FOLDERS)],
  ["dead code", () => findDeadCode(ROOT)],
];

function reportTool(title: string, result: ToolResult): boolean {
  const green = result.passed && result.looked > 0;
  process.stdout.write(`${green ? "ok  " : "FAIL"} ${title} (${result.looked} files)\n`);
  if (!green) process.stdout.write(`${result.output.trim()}\n`);
  return green;
}

function reportHouseRules(): boolean {
  const results = HOUSE_GATES.map((gate) => ({ gate, failures: failuresOf(gate, ROOT) }));
  for (const { gate, failures } of results) {
    process.stdout.write(`${failures.length === 0 ? "ok  " : "FAIL"} ${gate.title}\n`);
    for (const failure of failures) process.stdout.write(`     ${failure}\n`);
  }
  return results.every(({ failures }) => failures.length === 0);
}

const tools = TOOLS.map(([title, run]) => reportTool(title, run()));
const house = reportHouseRules();
process.exit(house && tools.every(Boolean) ? 0 : 1);
