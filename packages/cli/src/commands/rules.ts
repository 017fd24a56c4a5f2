/** `linchpin rules [ID]`: all rules in a list, or the page of one: why it exists, the incident, how to fix it. */
import { readFileSync } from "node:fs";
import { describeRules, ruleExplanation, WAITING_RULES } from "@linchpin/checks";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { writeResult } from "../output/result.ts";
import { tableText } from "../output/table.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  command
    .argument("[rule]", "the id of a rule, for example W04")
    .addHelpText("after", examples("linchpin rules", "linchpin rules C04"))
    .action((id: string | undefined) =>
      id === undefined ? list(terminal) : explain(id.toUpperCase(), terminal),
    );
}

function list(terminal: Terminal): void {
  const rules = describeRules();
  writeResult(terminal, { rules, waiting: WAITING_RULES }, () => {
    const rows = rules.map(({ id, severity, title, needs }) => [
      id,
      severity,
      title,
      needs.filter((need) => need !== "contents").join(", "),
    ]);
    const waiting = WAITING_RULES.map(({ id, title, waitsFor }) => [id, title, `waits for ${waitsFor}`]);
    return `${tableText([["RULE", "AT MOST", "WHAT IS WRONG WHEN IT SPEAKS", "NEEDS"], ...rows])}\nNot decided by reading files:\n${tableText(waiting)}`;
  });
}

function explain(id: string, terminal: Terminal): void {
  const page = ruleExplanation(id);
  const waiting = WAITING_RULES.find((rule) => rule.id === id);
  if (page === undefined && waiting === undefined) throw unknownRule(id);
  const text =
    page === undefined
      ? `# ${id}: ${waiting?.title}\n\nWaits for ${waiting?.waitsFor}.\n`
      : readFileSync(page, "utf8");
  writeResult(
    terminal,
    { rule: describeRules().find((rule) => rule.id === id) ?? waiting, text },
    () => text,
  );
}

function unknownRule(id: string): Error {
  return failure(EXIT.usage, {
    code: "usage-rule-unknown",
    state: `there is no rule ${id}`,
    trigger: `linchpin rules ${id}`,
    consequence: "nothing was explained",
    remedy: "linchpin rules lists them all",
  });
}
