import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "P08",
  title: "summary is missing, too long or not one line",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => [...ownedProblems("P08", statement), ...missing(statement)],
};

function missing({ metadata, member, isDynamic }: Statement): Draft[] {
  const summary = metadata.summary?.trim() ?? "";
  if (isDynamic("description") || isDynamic("summary") || (summary !== "" && summary !== "UNKNOWN"))
    return [];
  return [
    {
      severity: "advice",
      ...(member !== undefined && { member }),
      field: "Summary",
      state: "the project has no summary",
      trigger: "searching for it, and looking at its page",
      consequence: "the only line that lists of projects show is empty",
      remedy: "set project.description to one line that says what the project is for",
    },
  ];
}
