import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "M02",
  title: "metadata field that is missing, unknown or malformed",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("M02", statement),
};
