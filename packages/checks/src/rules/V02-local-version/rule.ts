import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "V02",
  title: "local version, which PyPI refuses",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("V02", statement),
};
