import { bundledTops, importGraph, topOf } from "../../analysis/import-graph.ts";
import { bringsAlong, canProvide, declaredRequirements } from "../../analysis/requirements.ts";
import { isStandardModule } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "R04",
  title: "import that only an extra satisfies",
  severity: "warning",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => {
    const declared = declaredRequirements(wheel.metadata);
    const base = declared.filter(({ isOptional }) => !isOptional);
    const seen = new Set<string>();
    return importGraph(wheel).external.flatMap(({ target, module, statement, isImported }) => {
      const top = topOf(target);
      if (!isImported || isStandardModule(top) || seen.has(top) || bundledTops(wheel).has(top)) return [];
      if (base.some(({ project }) => canProvide(project, target) || bringsAlong(project, target))) return [];
      const optional = declared.find(({ project, isOptional }) => isOptional && canProvide(project, target));
      if (optional === undefined) return [];
      seen.add(top);
      return [
        {
          member: module.member,
          line: statement.line,
          state: `importing the package imports ${target}; only ${optional.text} installs it`,
          trigger: "installing it without the extra, and importing it",
          consequence: `ModuleNotFoundError: No module named '${top}', unless something else happened to install it`,
          remedy: `move ${optional.requirement.name} to the dependencies, or import it only where it may be missing`,
          evidence: { import: target, requirement: optional.text },
        },
      ];
    });
  },
};
