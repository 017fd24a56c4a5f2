import { importGraph, type ResolvedImport, sourceModules, topOf } from "../../analysis/import-graph.ts";
import { allowedMinors, floorMinor } from "../../analysis/python-range.ts";
import { canProvide, declaredRequirements } from "../../analysis/requirements.ts";
import { isOptionalPart, isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft, Severity } from "../../finding.ts";
import { type Existence, moduleExistence, nameExistence } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C16",
  title: "standard library of an allowed Python lacks what is imported",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => {
    const range = rangeOf(wheel);
    if (range === undefined) return [];
    const uses = [...importedNames(wheel), ...usedAttributes(wheel), ...runtimeNeeds(wheel)];
    return onceEach(uses.flatMap((use) => draftOf(use, range) ?? []));
  },
};

interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

interface Use {
  readonly what: string;
  readonly existence: Existence;
  readonly member: string;
  readonly line: number;
  readonly isReached: boolean;
  readonly error: string;
}

function rangeOf(wheel: WheelFacts): Range | undefined {
  const floor = floorMinor(wheel);
  const ceiling = allowedMinors(wheel).at(-1);
  return floor === undefined || ceiling === undefined ? undefined : { floor, ceiling };
}

/** Modules, and names of modules, that import statements ask the standard library for. */
function* importedNames(wheel: WheelFacts): Generator<Use> {
  for (const each of importGraph(wheel).external) {
    const existence = each.statement.context === "always" ? moduleExistence(topOf(each.target)) : undefined;
    if (existence === undefined || isElsewhere(wheel, each)) continue;
    const place = { member: each.module.member, line: each.statement.line, isReached: each.isReached };
    const top = topOf(each.target);
    yield {
      what: `the module ${top}`,
      existence,
      ...place,
      error: `ModuleNotFoundError: No module named '${top}'`,
    };
    for (const name of each.statement.names ?? []) {
      const error = `ImportError: cannot import name '${name}' from '${each.target}'`;
      yield { what: `${each.target}.${name}`, existence: nameExistence(each.target, name), ...place, error };
    }
  }
}

/** A requirement can bring a module that the standard library lost, as setuptools brings distutils. */
function isElsewhere(wheel: WheelFacts, { target, module }: ResolvedImport): boolean {
  if (isSupportCode(module.member) || isVendored(module.member)) return true;
  const top = topOf(target);
  if (wheel.name.name === "setuptools") return true;
  return declaredRequirements(wheel.metadata).some(
    ({ project }) =>
      canProvide(project, top) ||
      (top === "distutils" && project === "setuptools") ||
      project === `standard-${top}`,
  );
}

/** `functools.cache` in code that runs on import. */
function* usedAttributes(wheel: WheelFacts): Generator<Use> {
  const { reached } = importGraph(wheel);
  for (const [module, outline] of relevantModules(wheel)) {
    for (const { owner, attribute, line } of outline.attributes) {
      const owned = outline.aliases.get(owner);
      if (owned === undefined || moduleExistence(topOf(owned)) === undefined) continue;
      const error = `AttributeError: module '${owned}' has no attribute '${attribute}'`;
      const place = { member: module.member, line, isReached: reached.has(module.name) };
      yield { what: `${owned}.${attribute}`, existence: nameExistence(owned, attribute), ...place, error };
    }
  }
}

/** Annotations and decorators that older versions parse and then refuse. */
function* runtimeNeeds(wheel: WheelFacts): Generator<Use> {
  const { reached } = importGraph(wheel);
  for (const [module, outline] of relevantModules(wheel)) {
    for (const { what, since, line } of outline.runtimeNeeds) {
      const place = { member: module.member, line, isReached: reached.has(module.name) };
      yield { what, existence: { first: since }, ...place, error: "TypeError when the module is imported" };
    }
  }
}

function* relevantModules(wheel: WheelFacts): ReturnType<typeof sourceModules> {
  for (const pair of sourceModules(wheel)) {
    if (!isSupportCode(pair[0].member) && !isVendored(pair[0].member)) yield pair;
  }
}

function draftOf(use: Use, { floor, ceiling }: Range): Draft | undefined {
  const { first, last } = use.existence;
  if (first !== undefined && first > floor)
    return lacking(use, `Python 3.${floor}`, `came with Python 3.${first}`, `>=3.${first}`);
  if (last === undefined || last >= ceiling) return undefined;
  const gone = `is gone since Python 3.${last + 1}`;
  return {
    ...lacking(use, `Python 3.${last + 1}`, gone, `<3.${last + 1}`),
    severity: use.isReached ? "warning" : "advice",
  };
}

function lacking(use: Use, python: string, change: string, range: string): Draft {
  const severity: Severity = use.isReached ? "error" : isOptionalPart(use.member) ? "advice" : "warning";
  return {
    severity,
    member: use.member,
    line: use.line,
    state: `${use.what} ${change}; Requires-Python and the tags allow ${python}`,
    trigger: `installing it on ${python} and importing it`,
    consequence: use.error,
    remedy: `set requires-python to ${range}, or do without it on ${python}`,
    evidence: { uses: use.what },
  };
}

/** The same name in many modules is one mistake. */
function onceEach(drafts: readonly Draft[]): Draft[] {
  const byState = Map.groupBy(drafts, ({ state }) => state);
  return [...byState.values()].map(
    (group) => group.find(({ severity }) => severity === "error") ?? group[0]!,
  );
}
