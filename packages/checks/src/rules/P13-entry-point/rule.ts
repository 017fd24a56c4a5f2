import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { ownedTreeProblems } from "../problem-rule.ts";

export const rule: ReleaseRule = {
  id: "P13",
  title: "entry point that installers cannot read",
  severity: "error",
  needs: [],
  scope: "release",
  check: ({ wheels, tree }: ReleaseFacts) => [
    ...wheels.flatMap(inWheel),
    ...(tree ? ownedTreeProblems("P13", tree) : []),
  ],
};

function inWheel(wheel: WheelFacts): Draft[] {
  const member = `${wheel.distInfo}/entry_points.txt`;
  const malformed = wheel.entryPointProblems.map(
    ({ code, severity, state, trigger, consequence, remedy, line }): Draft => ({
      // Hosts of plugins have names of their own taste.
      severity: code === "entry-points-name-characters" && severity === "warning" ? "advice" : severity,
      file: wheel.fileName,
      member,
      ...(line !== undefined && { line }),
      state,
      trigger,
      consequence,
      remedy,
    }),
  );
  return [...malformed, ...withoutFunction(wheel, member)];
}

/** `acme = acme.cli` names a module, and modules cannot be called. */
function withoutFunction({ entryPoints, fileName }: WheelFacts, member: string): Draft[] {
  return entryPoints
    .filter(({ group }) => group === "console_scripts" || group === "gui_scripts")
    .filter(({ reference }) => reference !== undefined && reference.attribute === undefined)
    .map(({ name, value, group }) => ({
      file: fileName,
      member,
      field: `${group}: ${name}`,
      state: `${name} = ${value} names no function`,
      trigger: "installing it",
      consequence: "pip refuses to install the wheel: a script needs a function to call",
      remedy: `write ${value}:main, or whatever the function is called`,
    }));
}
