import { normalizeName } from "@linchpin/standards";
import { pyprojectOf } from "../../facts/statement.ts";
import type { TreeRule } from "../../rule.ts";

export const rule: TreeRule = {
  id: "P02",
  title: "build requirement that setuptools no longer needs",
  severity: "advice",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => {
    const build = pyprojectOf(tree)?.value?.buildSystem;
    const hasWheel = build?.requires.some(({ name }) => normalizeName(name) === "wheel") ?? false;
    if (!hasWheel || build?.backend.startsWith("setuptools") !== true) return [];
    return [
      {
        file: "pyproject.toml",
        field: "build-system.requires",
        state: 'build-system.requires names "wheel"',
        trigger: "building an sdist with setuptools",
        consequence: "a project is downloaded that setuptools asks for itself when it needs it",
        remedy: 'remove "wheel"',
      },
    ];
  },
};
