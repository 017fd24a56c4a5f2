import { importGraph, topOf } from "../../analysis/import-graph.ts";
import { bringsAlong, canProvide, declaredRequirements } from "../../analysis/requirements.ts";
import { isSupportCode, isVendored } from "../../analysis/test-code.ts";
import { isStandardModule } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "R03",
  title: "import that only another requirement happens to bring",
  severity: "advice",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => {
    const declared = declaredRequirements(wheel.metadata);
    const imports = importGraph(wheel).external.filter(
      ({ statement, module, target }) =>
        statement.context === "always" &&
        !isStandardModule(topOf(target)) &&
        !isSupportCode(module.member) &&
        !isVendored(module.member),
    );
    const brought = new Map<string, string>();
    for (const { target } of imports) {
      if (declared.some(({ project }) => canProvide(project, target))) continue;
      const by = declared.find(({ project }) => bringsAlong(project, target));
      if (by !== undefined) brought.set(topOf(target), by.project);
    }
    return [...brought].map(([top, project]) => ({
      field: "Requires-Dist",
      state: `the wheel imports ${top}, which is installed only because ${project} requires it`,
      trigger: `installing it with a version of ${project} that no longer requires it`,
      consequence: `ModuleNotFoundError: No module named '${top}'`,
      remedy: `declare what installs ${top} in the dependencies`,
      evidence: { import: top, through: project },
    }));
  },
};
