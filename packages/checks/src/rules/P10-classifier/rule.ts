import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "P10",
  title: "classifier that does not exist",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("P10", statement),
};
