import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "P09",
  title: "author, address or URL that indexes refuse",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: (statement) => ownedProblems("P09", statement),
};
