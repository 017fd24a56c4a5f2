import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "P04",
  title: "project name is missing or invalid",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("P04", statement),
};
