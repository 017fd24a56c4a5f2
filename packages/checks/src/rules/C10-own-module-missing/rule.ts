import { importableNames, importGraph, outlineOf, type ResolvedImport } from "../../analysis/import-graph.ts";
import { isOptionalPart, isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft, Severity } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";
import { isNamespace, mayBind } from "../W04-entry-point-target/target.ts";

export const rule: WheelRule = {
  id: "C10",
  title: "wheel imports a module of its own that it does not have",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => mergeByTarget(importGraph(wheel).internal.flatMap((each) => missingOf(wheel, each))),
};

interface Missing {
  readonly at: ResolvedImport;
  /** The module that is not there, or `module.name` for a name that it does not define. */
  readonly target: string;
  readonly isModule: boolean;
  readonly severity: Severity;
}

function missingOf(wheel: WheelFacts, each: ResolvedImport): Missing[] {
  const { statement, module } = each;
  const target = each.target.replace(/\.__init__$/, "");
  const severity = severityOf(wheel, each);
  // `six` and its copies make the modules below `moves` when they are imported.
  if (severity === undefined || /(?:^|\.)moves(?:\.|$)/.test(target) || isVendored(module.member)) return [];
  const found = wheel.modules.get(target);
  if (found === undefined) {
    return importableNames(wheel).has(target) ||
      isNamespace(wheel, target) ||
      hasDynamicAncestor(wheel, target)
      ? []
      : [{ at: each, target, isModule: true, severity }];
  }
  return (statement.names ?? [])
    .filter((name) => !isThere(wheel, target, name))
    .map((name) => ({ at: each, target: `${target}.${name}`, isModule: found.isPackage, severity }));
}

/** Undefined where a missing module is expected, or harms nobody. */
function severityOf(
  wheel: WheelFacts,
  { statement, isReached, module, target }: ResolvedImport,
): Severity | undefined {
  if (isReached) return "error";
  if (isSupportCode(module.member)) return undefined;
  if (statement.context !== "always") return statement.context === "deferred" ? "advice" : undefined;
  // In a wheel for one platform, a private module may be compiled for another one only.
  const isForOnePlatform = wheel.name.tags.every(({ platform }) => platform !== "any");
  return (isForOnePlatform && /(?:^|\.)_[^.]*$/.test(target)) || isOptionalPart(module.member)
    ? "advice"
    : "warning";
}

function isThere(wheel: WheelFacts, module: string, name: string): boolean {
  if (importableNames(wheel).has(`${module}.${name}`)) return true;
  const outline = outlineOf(wheel, wheel.modules.get(module));
  if (outline === undefined || name.startsWith("__")) return true;
  return (
    outline.definitions.has(name) ||
    mayBind(wheel, module, outline, name, 0) ||
    isPatched(wheel, module, name)
  );
}

/** A package above may give the module names that it does not define itself. */
function isPatched(wheel: WheelFacts, module: string, name: string): boolean {
  const parts = module.split(".");
  const patch = `${parts.at(-1)}.${name}`;
  return parts.some(
    (_, index) =>
      outlineOf(wheel, wheel.modules.get(parts.slice(0, index).join(".")))?.patches.has(patch) === true,
  );
}

/** A package that puts modules into sys.modules itself can have any. */
function hasDynamicAncestor(wheel: WheelFacts, target: string): boolean {
  const parts = target.split(".");
  return parts.some(
    (_, index) => outlineOf(wheel, wheel.modules.get(parts.slice(0, index).join(".")))?.isDynamic === true,
  );
}

/** One finding a missing thing, at the worst place that asks for it. */
function mergeByTarget(missing: readonly Missing[]): Draft[] {
  const byTarget = Map.groupBy(missing, ({ target }) => target);
  return [...byTarget.values()].map((group) => {
    const [worst] = group.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    return draftOf(worst!, group.length);
  });
}

const ORDER: readonly Severity[] = ["error", "warning", "advice"];

function draftOf({ at, target, isModule, severity }: Missing, count: number): Draft {
  const parent = target.slice(0, target.lastIndexOf("."));
  const isDeferred = at.statement.context === "deferred";
  const more = count > 1 ? ` (and ${count - 1} more place${count > 2 ? "s" : ""})` : "";
  return {
    severity,
    member: at.module.member,
    line: at.statement.line,
    state: `${at.module.name} imports ${target}${more}; ${isModule ? "the wheel has no such module" : `${parent} does not define it`}`,
    trigger: isDeferred
      ? "installing it and calling the function that imports"
      : `installing it and importing ${at.isReached ? topName(at) : at.module.name}`,
    consequence: isModule
      ? `ModuleNotFoundError or ImportError on every machine`
      : "ImportError on every machine",
    remedy: isModule
      ? "add the module to the wheel: check which packages the build backend is told to include"
      : "correct the import, or define the name",
    evidence: { missing: target, importedBy: at.module.name },
  };
}

function topName({ module }: ResolvedImport): string {
  return module.name.split(".")[0] ?? module.name;
}
