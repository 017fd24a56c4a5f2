import { declaredRequirements } from "../../analysis/requirements.ts";
import type { WheelRule } from "../../rule.ts";

const UPPER = new Set(["<", "<=", "~="]);

export const rule: WheelRule = {
  id: "P18",
  title: "library that forbids future versions of what it requires",
  severity: "advice",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const isProgram = wheel.entryPoints.some(
      ({ group }) => group === "console_scripts" || group === "gui_scripts",
    );
    const capped = declaredRequirements(wheel.metadata).filter(
      ({ requirement, isOptional }) =>
        !isOptional && requirement.specifiers.specifiers.some(({ operator }) => UPPER.has(operator)),
    );
    if (isProgram || capped.length === 0) return [];
    const names = capped.map(({ requirement }) => requirement.name);
    return [
      {
        member: `${wheel.distInfo}/METADATA`,
        field: "Requires-Dist",
        state: `${names.length} requirement${names.length === 1 ? " has an upper bound" : "s have upper bounds"}: ${names.slice(0, 5).join(", ")}`,
        trigger: "installing it beside a project that needs a newer version",
        consequence: "no set of versions fits both, until a release lifts the bound",
        remedy: "leave the upper bound out where no incompatibility is known",
        evidence: { requirements: names },
      },
    ];
  },
};
