import type { TreeRule } from "../../rule.ts";
import { ownedTreeProblems } from "../problem-rule.ts";

export const rule: TreeRule = {
  id: "P05",
  title: "field is both given and dynamic, or neither",
  severity: "error",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => ownedTreeProblems("P05", tree),
};
