import type { TreeRule } from "../../rule.ts";
import { ownedTreeProblems } from "../problem-rule.ts";

export const rule: TreeRule = {
  id: "P19",
  title: "dependency group that does not exist or includes itself",
  severity: "error",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => ownedTreeProblems("P19", tree),
};
