import { isSupportCode } from "../../analysis/test-code.ts";
import { topLevelNames } from "../../analysis/top-level.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft, Severity } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C05",
  title: "something of the previous release is gone",
  severity: "warning",
  needs: ["previous"],
  scope: "wheel",
  check: (wheel, release) => {
    const before = previousWheel(wheel, release);
    if (before === undefined) return [];
    const severity: Severity = mayBreak(before, wheel) ? "advice" : "warning";
    const lost = [
      ...modules(before, wheel),
      ...data(before, wheel),
      ...marker(before, wheel),
      ...scripts(before, wheel),
    ];
    return [...lost.map((draft) => ({ ...draft, severity })), ...newTops(before, wheel)];
  },
};

/** The wheel for the same platform, or any. */
function previousWheel(wheel: WheelFacts, { previous }: ReleaseFacts): WheelFacts | undefined {
  const wheels = previous?.wheels ?? [];
  return wheels.find(({ name }) => name.written.tag === wheel.name.written.tag) ?? wheels[0];
}

/** A new major version, or a new minor one before 1.0, may take things away. */
function mayBreak(before: WheelFacts, after: WheelFacts): boolean {
  const [old, now] = [before, after].map(({ name }) => name.version.release.map(Number));
  if (old === undefined || now === undefined || (old[0] ?? 0) !== (now[0] ?? 0)) return true;
  return (now[0] ?? 0) === 0 && (old[1] ?? 0) !== (now[1] ?? 0);
}

function modules(before: WheelFacts, after: WheelFacts): Draft[] {
  const lost = [...before.modules.values()]
    .filter(
      ({ name, member }) =>
        !after.modules.has(name) &&
        !isSupportCode(member) &&
        !name.split(".").some((part) => part.startsWith("_")),
    )
    .map(({ name }) => name);
  return about(lost, before, "module", "ModuleNotFoundError for everybody who imports it");
}

function data(before: WheelFacts, after: WheelFacts): Draft[] {
  const now = new Set(after.installed.values());
  const lost = [...before.installed.values()].filter(
    (path) =>
      !now.has(path) &&
      !/\.(?:py|pyc|pyi|so|pyd|dylib|dll|typed)$|\.so\.|\.dist-info\//.test(path) &&
      !isSupportCode(path),
  );
  return about(lost, before, "data file", "FileNotFoundError where the code still reads it");
}

function marker(before: WheelFacts, after: WheelFacts): Draft[] {
  const now = new Set(after.installed.values());
  const lost = [...before.installed.values()].filter((path) => path.endsWith("/py.typed") && !now.has(path));
  return about(lost, before, "marker", "type checkers stop looking at the annotations");
}

function scripts(before: WheelFacts, after: WheelFacts): Draft[] {
  const now = new Set(after.entryPoints.map(({ group, name }) => `${group}:${name}`));
  const lost = before.entryPoints.map(({ group, name }) => `${group}:${name}`).filter((key) => !now.has(key));
  return about(lost, before, "entry point", "the command or plugin is not found any more");
}

function about(lost: readonly string[], before: WheelFacts, what: string, consequence: string): Draft[] {
  const [first] = lost;
  if (first === undefined) return [];
  const more = lost.length > 1 ? ` (and ${lost.length - 1} more)` : "";
  return [
    {
      state: `${before.fileName} had the ${what} ${first}${more}, and this wheel does not`,
      trigger: "upgrading",
      consequence,
      remedy:
        "check that it was meant to go; if so, say so in the changelog and raise the version accordingly",
      evidence: { lost: lost.slice(0, 50) },
    },
  ];
}

function newTops(before: WheelFacts, after: WheelFacts): Draft[] {
  const known = new Set(topLevelNames(before).map(({ name }) => name));
  const added = topLevelNames(after).filter(({ name, hasModules }) => hasModules && !known.has(name));
  return added.map(({ name, member }) => ({
    severity: "advice",
    member,
    state: `the wheel installs the new top-level name ${name}`,
    trigger: "upgrading beside other projects",
    consequence: "another project may own the name",
    remedy: "check that it was meant",
  }));
}
