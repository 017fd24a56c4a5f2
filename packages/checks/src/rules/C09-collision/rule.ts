import { isSupportCode } from "../../analysis/test-code.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "C09",
  title: "two projects install one file",
  severity: "warning",
  needs: [],
  scope: "release",
  check: (release) => [...amongFiles(release), ...withIndex(release)],
};

/** Among wheels of several projects that are checked together. */
function amongFiles({ wheels }: ReleaseFacts): Draft[] {
  const owners = new Map<string, WheelFacts>();
  const collisions = new Map<string, { first: WheelFacts; second: WheelFacts; paths: string[] }>();
  for (const wheel of wheels) {
    for (const path of wheel.installed.values()) {
      const owner = owners.get(path);
      if (owner === undefined || owner.name.name === wheel.name.name) owners.set(path, wheel);
      else {
        const key = `${owner.name.name}\0${wheel.name.name}`;
        const known = collisions.get(key) ?? { first: owner, second: wheel, paths: [] };
        known.paths.push(path);
        collisions.set(key, known);
      }
    }
  }
  return [...collisions.values()].map(({ first, second, paths }) =>
    draft(second.fileName, first.name.name, paths),
  );
}

/** With what other projects of the index install. */
function withIndex({ wheels, index }: ReleaseFacts): Draft[] {
  const owners = index?.owners;
  if (owners === undefined) return [];
  return wheels.flatMap((wheel) => {
    const byOwner = new Map<string, string[]>();
    for (const path of wheel.installed.values()) {
      for (const owner of owners.get(path) ?? []) {
        if (owner !== wheel.name.name) byOwner.set(owner, [...(byOwner.get(owner) ?? []), path]);
      }
    }
    return [...byOwner].map(([owner, paths]) => draft(wheel.fileName, owner, paths));
  });
}

function draft(file: string, owner: string, paths: readonly string[]): Draft {
  const isHarmless = paths.every((path) => isSupportCode(path));
  const more = paths.length > 1 ? ` (and ${paths.length - 1} more)` : "";
  return {
    severity: isHarmless ? "advice" : "warning",
    file,
    state: `${paths[0]}${more} is also installed by ${owner}`,
    trigger: `installing it beside ${owner}`,
    consequence: "the one that is installed last overwrites the other, and uninstalling either breaks both",
    remedy: "move the file into a package that only this project owns",
    evidence: { owner, paths: paths.slice(0, 20) },
  };
}
