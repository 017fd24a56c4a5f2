/** What a wheel or sdist says otherwise than the pyproject.toml beside it: it was built from another state. */

import type { ProjectTable } from "@linchpin/standards";
import { type Requirement, requirementToString, specifierSetKey } from "@linchpin/standards";
import { parseRequiresPython } from "../../analysis/python-range.ts";
import { tryRequirement } from "../../analysis/requirements.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";

export function compareWithPyproject({ tree, wheels, sdists }: ReleaseFacts): Draft[] {
  const project = tree && pyprojectOf(tree)?.value?.project;
  if (project === undefined) return [];
  return [
    ...[...wheels, ...sdists].flatMap((facts) => [
      ...requirements(project, facts),
      ...pythons(project, facts),
    ]),
    ...wheels.flatMap((wheel) => scripts(project, wheel)),
  ];
}

type Distribution = WheelFacts | SdistFacts;

/** Requirements without an extra; those of extras are written in many ways. */
function requirements(project: ProjectTable, facts: Distribution): Draft[] {
  if (project.dynamic.includes("dependencies") || isSilent(facts)) return [];
  const declared = new Set(project.dependencies.map(keyOf));
  const written = new Set(
    facts.metadata.requiresDist
      .filter((text) => !/\bextra\s*==/.test(text))
      .flatMap((text) => tryRequirement(text) ?? [])
      .map(keyOf),
  );
  const missing = [...declared].filter((key) => !written.has(key));
  const extra = [...written].filter((key) => !declared.has(key));
  if (missing.length === 0 && extra.length === 0) return [];
  const parts = [
    missing.length > 0 ? `pyproject.toml requires ${missing.join(", ")}, which the file does not` : "",
    extra.length > 0 ? `the file requires ${extra.join(", ")}, which pyproject.toml does not` : "",
  ];
  return [draftOf(facts, "Requires-Dist", parts.filter((part) => part !== "").join("; "))];
}

/** An sdist whose metadata version cannot say what is dynamic may leave requirements to the build. */
function isSilent(facts: Distribution): boolean {
  return (
    facts.kind === "sdist" &&
    facts.metadata.requiresDist.length === 0 &&
    /^(?:1\.|2\.[01])/.test(facts.metadata.metadataVersion)
  );
}

/** One spelling of a requirement. */
function keyOf(requirement: Requirement): string {
  return requirementToString({
    ...requirement,
    name: requirement.name.toLowerCase().replaceAll(/[-_.]+/g, "-"),
  });
}

function pythons(project: ProjectTable, facts: Distribution): Draft[] {
  const written = parseRequiresPython(facts.metadata.requiresPython);
  if (project.requiresPython === undefined || project.dynamic.includes("requires-python")) return [];
  const isSame =
    written !== undefined && specifierSetKey(written) === specifierSetKey(project.requiresPython);
  if (isSame || isSilent(facts)) return [];
  const state = `requires-python in pyproject.toml is not ${facts.metadata.requiresPython ?? "absent"}, which the file says`;
  return [draftOf(facts, "Requires-Python", state)];
}

/** Scripts that pyproject.toml declares and the wheel does not have, or has for something else. */
function scripts(project: ProjectTable, wheel: WheelFacts): Draft[] {
  if (project.dynamic.includes("scripts")) return [];
  const written = new Map(
    wheel.entryPoints
      .filter(({ group }) => group === "console_scripts")
      .map(({ name, value }) => [name, value.replaceAll(/\s/g, "")]),
  );
  const wrong = [...project.scripts].filter(
    ([name, value]) => written.get(name) !== value.replaceAll(/\s/g, ""),
  );
  if (wrong.length === 0) return [];
  return [
    draftOf(
      wheel,
      "console_scripts",
      `pyproject.toml declares the script ${wrong.map(([name, value]) => `${name} = ${value}`).join(", ")}, and the wheel does not`,
    ),
  ];
}

function draftOf(facts: Distribution, field: string, state: string): Draft {
  return {
    file: facts.fileName,
    ...(facts.kind === "wheel" && { member: `${facts.distInfo}/METADATA` }),
    field,
    state,
    trigger: "publishing what is in the folder",
    consequence: "what is installed is not what the source tree says",
    remedy: "empty the output folder and build again",
  };
}
