import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "M01",
  title: "metadata version that the index or a tool does not know",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("M01", statement),
};
