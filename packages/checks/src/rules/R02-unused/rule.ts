import { importGraph } from "../../analysis/import-graph.ts";
import { canProvide, declaredRequirements } from "../../analysis/requirements.ts";
import type { WheelRule } from "../../rule.ts";

/** Requirements that are there for what they do, not to be imported. */
const NOT_IMPORTED =
  /^(?:setuptools|wheel|pip|tzdata|.*-stubs|types-.*|.*-binary|nvidia-.*|pywin32|colorama|importlib-.*|typing-extensions|.*-plugin|pytest-.*|.*-lsp|.*-extra|gunicorn|uvicorn|.*-libs?)$/;

export const rule: WheelRule = {
  id: "R02",
  title: "requirement that nothing imports",
  severity: "advice",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => {
    const { external } = importGraph(wheel);
    const modules = [...new Set(external.map(({ target }) => target))];
    const unused = declaredRequirements(wheel.metadata).filter(
      ({ project, isOptional, requirement }) =>
        !isOptional &&
        requirement.marker === undefined &&
        !NOT_IMPORTED.test(project) &&
        !modules.some((module) => canProvide(project, module)),
    );
    if (unused.length === 0 || wheel.modules.size === 0) return [];
    const names = unused.map(({ requirement }) => requirement.name);
    return [
      {
        member: `${wheel.distInfo}/METADATA`,
        field: "Requires-Dist",
        state: `nothing in the wheel seems to import ${names.slice(0, 6).join(", ")}`,
        trigger: "installing it",
        consequence: "more is downloaded than is used, and every requirement can conflict with others",
        remedy: "remove the requirement, unless it is there for what it does by itself",
        evidence: { requirements: names },
      },
    ];
  },
};
