import { sourceModules } from "../../analysis/import-graph.ts";
import { isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";
import { isSomebodysHome } from "../../secrets/machine-paths.ts";

export const rule: WheelRule = {
  id: "C14",
  title: "path of the machine that built it",
  severity: "warning",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => [...directUrl(wheel), ...inSource(wheel), ...inTexts(wheel)],
};

/** Installers write this file; in a wheel it is a leftover of an install. */
function directUrl(wheel: WheelFacts): Draft[] {
  const member = `${wheel.distInfo}/direct_url.json`;
  const text = wheel.contents.get(member)?.text;
  if (text === undefined) return [];
  return [
    draft(
      member,
      1,
      `the wheel has a direct_url.json: ${text.slice(0, LONGEST_SHOWN)}`,
      "tools believe that the project was installed from that place, and may write it into lock files",
    ),
  ];
}

const LONGEST_SHOWN = 120;

/** In strings of code that is not for tests. */
function inSource(wheel: WheelFacts): Draft[] {
  const drafts: Draft[] = [];
  for (const [module, { homePaths }] of sourceModules(wheel)) {
    if (isSupportCode(module.member) || isVendored(module.member)) continue;
    for (const { path, line } of homePaths.filter(({ path }) => isSomebodysHome(path))) {
      drafts.push(
        draft(
          module.member,
          line,
          `${module.member} names ${path}`,
          "the path exists on one machine: elsewhere the code looks for a file that is not there",
        ),
      );
    }
  }
  return drafts.slice(0, MOST);
}

/** In settings and other texts; what documentation shows is an example. */
function inTexts(wheel: WheelFacts): Draft[] {
  return [...wheel.contents]
    .filter(
      ([member]) =>
        !isSupportCode(member) &&
        /\.(?:json|toml|ini|cfg|conf|ya?ml|pth|properties)$/i.test(member) &&
        !member.endsWith("direct_url.json"),
    )
    .flatMap(([member, { sightings = [] }]) =>
      sightings
        .filter(({ kind }) => kind === "machine-path")
        .slice(0, 1)
        .map(({ line, shown }) =>
          draft(
            member,
            line,
            `${member} names ${shown}`,
            "the path exists on one machine, and tells who built the wheel",
          ),
        ),
    )
    .slice(0, MOST);
}

const MOST = 10;

function draft(member: string, line: number, state: string, consequence: string): Draft {
  return {
    member,
    line,
    state,
    trigger: "using it on another machine",
    consequence,
    remedy: "name files relative to the package, or ask the user for the path",
  };
}
