import type { TreeRule } from "../../rule.ts";
import { ownedTreeProblems } from "../problem-rule.ts";

export const rule: TreeRule = {
  id: "P06",
  title: "key in pyproject.toml that no standard knows",
  severity: "error",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => ownedTreeProblems("P06", tree),
};
