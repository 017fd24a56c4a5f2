import { pyprojectOf } from "../../facts/statement.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { Draft } from "../../finding.ts";
import type { TreeRule } from "../../rule.ts";
import { ownedTreeProblems } from "../problem-rule.ts";

export const rule: TreeRule = {
  id: "P01",
  title: "pyproject.toml does not say how to build",
  severity: "error",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => [...ownedTreeProblems("P01", tree), ...missing(tree)],
};

/** Without a build system, installers take the setuptools of the day. */
function missing(tree: TreeFacts): Draft[] {
  const pyproject = pyprojectOf(tree);
  const isProject = tree.files.has("setup.py") || tree.files.has("setup.cfg");
  if (pyproject === undefined && !isProject) return [];
  if (
    pyproject?.value?.buildSystem.isDefault === false ||
    pyproject?.problems.some(({ severity }) => severity === "error")
  ) {
    return [];
  }
  return [
    {
      severity: "advice",
      file: "pyproject.toml",
      state:
        pyproject === undefined ? "there is no pyproject.toml" : "pyproject.toml has no [build-system] table",
      trigger: "building the sdist on another machine, or next year",
      consequence: "installers take setuptools in whatever version is newest that day",
      remedy: 'add [build-system] with requires and build-backend, for example "hatchling.build"',
    },
  ];
}
