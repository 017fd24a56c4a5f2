import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C03",
  title: "wheel has nothing to import",
  severity: "error",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const draft = isMeant(wheel) ? undefined : emptiness(wheel);
    return draft ? [draft] : [];
  },
};

/** A project that only requires others, or says that it has no importable names, is meant to be empty. */
function isMeant({ metadata }: WheelFacts): boolean {
  return metadata.importNames?.length === 0;
}

function emptiness(wheel: WheelFacts): Draft | undefined {
  const others = [...wheel.files.keys()].filter((name) => !name.startsWith(`${wheel.distInfo}/`));
  const hasModules = [...wheel.modules.values()].some(({ kind }) => kind !== "bytecode");
  if (others.length === 0) return nothingAtAll(wheel);
  if (hasModules || hasOtherPayload(wheel, others)) return undefined;
  return {
    state: `the wheel has ${others.length} file${others.length === 1 ? "" : "s"} and no Python module: ${others.slice(0, 3).join(", ")}`,
    ...LINES,
    evidence: { files: others.slice(0, 20) },
  };
}

/** With requirements it may be a project that only gathers others. */
function nothingAtAll({ metadata }: WheelFacts): Draft {
  const gathers = metadata.requiresDist.length > 0;
  return {
    severity: gathers ? "advice" : "error",
    state: `the wheel has nothing but its metadata${gathers ? ` and ${metadata.requiresDist.length} requirements` : ""}`,
    ...LINES,
    evidence: { requirements: metadata.requiresDist.length },
  };
}

const LINES = {
  trigger: "installing it and importing the project",
  consequence: "ModuleNotFoundError on every machine, although the install succeeds",
  remedy:
    "tell the build backend where the package is (tool.hatch.build.targets.wheel.packages, tool.setuptools.packages.find.where, …)",
} as const;

/** Scripts, programs, headers and stubs are reasons to exist too. */
function hasOtherPayload(wheel: WheelFacts, others: readonly string[]): boolean {
  return others.some(
    (name) =>
      !wheel.installed.has(name) || /\.(?:pyi|so|pyd|dll|dylib|exe|json|js|css|whl|ttf|bin)$/.test(name),
  );
}
