import { bundledTops, importGraph, type ResolvedImport, topOf } from "../../analysis/import-graph.ts";
import {
  bringsAlong,
  canProvide,
  type Declared,
  declaredRequirements,
  isKnownProject,
} from "../../analysis/requirements.ts";
import { isOptionalPart, isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import {
  isDeveloperTool,
  isHostModule,
  isPython2Module,
  projectsOfImport,
} from "../../python/import-projects.ts";
import { isStandardModule } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

/** A project with more optional parts than this is made of optional parts. */
const MOST_OPTIONAL = 2;

export const rule: WheelRule = {
  id: "R01",
  title: "import that no requirement satisfies",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => {
    const byTop = Map.groupBy(candidates(wheel), ({ target }) => topOf(target));
    const drafts = [...byTop].flatMap(([top, imports]) => checkTop(wheel, top, imports) ?? []);
    const optional = drafts.filter(
      ({ evidence }) => evidence?.["reached"] === false && evidence["deferred"] === false,
    );
    const isByDesign = optional.length > MOST_OPTIONAL;
    return drafts.map((draft) =>
      isByDesign && optional.includes(draft) ? { ...draft, severity: "advice" } : draft,
    );
  },
};

/** Imports of other projects, outside tests and copies of other projects. */
function candidates(wheel: WheelFacts): ResolvedImport[] {
  return importGraph(wheel).external.filter(({ target, module, statement }) => {
    const isRelevant = statement.context === "always" || statement.context === "deferred";
    const top = topOf(target);
    if (!isRelevant || isStandardModule(top) || isHostModule(top) || bundledTops(wheel).has(top))
      return false;
    return !isSupportCode(module.member) && !isVendored(module.member);
  });
}

function checkTop(wheel: WheelFacts, top: string, imports: readonly ResolvedImport[]): Draft | undefined {
  const declared = declaredRequirements(wheel.metadata);
  const isSatisfied = (module: string): boolean =>
    declared.some(({ project }) => canProvide(project, module) || bringsAlong(project, module));
  const open = imports.filter(({ target, statement }) => !namesOf(target, statement.names).some(isSatisfied));
  const worst =
    open.find(({ isReached }) => isReached) ??
    open.find(({ statement }) => statement.context === "always") ??
    open[0];
  if (worst === undefined || isGuardedElsewhere(wheel, top)) return undefined;
  const severity = isOptional(wheel, top, worst)
    ? "advice"
    : severityOf(wheel, worst, unexplained(wheel, declared));
  return draftOf(wheel, top, worst, severity);
}

/** `import google.cloud.storage`, and `from google.cloud import storage` as the same. */
function namesOf(target: string, names: readonly string[] | undefined): string[] {
  return [target, ...(names ?? []).map((name) => `${target}.${name}`)];
}

/** A part of the package that is there for users of something else, and says so by its name; or a tool. */
function isOptional(wheel: WheelFacts, top: string, { isReached, module }: ResolvedImport): boolean {
  if (isPython2Module(top)) return true;
  if (isReached) return false;
  if (isDeveloperTool(top) || isOptionalPart(module.member)) return true;
  const path = module.member.toLowerCase();
  const tops = importGraph(wheel)
    .external.filter((each) => each.module === module)
    .map(({ target }) => topOf(target));
  return tops.some(
    (each) => !isStandardModule(each) && path.slice(path.indexOf("/")).includes(each.toLowerCase()),
  );
}

/** Where the project treats the module as optional somewhere, it is optional. */
function isGuardedElsewhere(wheel: WheelFacts, top: string): boolean {
  return importGraph(wheel).external.some(
    ({ target, statement }) =>
      topOf(target) === top && (statement.context === "guarded" || statement.context === "conditional"),
  );
}

/** Requirements that no import accounts for and of which nothing is known: one of them may install the module. */
function unexplained(wheel: WheelFacts, declared: readonly Declared[]): readonly Declared[] {
  const { external } = importGraph(wheel);
  const imported = new Set(external.map(({ target }) => target));
  return declared.filter(
    ({ project, isOptional }) =>
      !isOptional && !isKnownProject(project) && ![...imported].some((module) => canProvide(project, module)),
  );
}

/**
 * Certain only where importing the package runs the import and no requirement at all could bring the module. A module that only
 * some users import may need what those users have.
 */
function severityOf(
  wheel: WheelFacts,
  { isReached, statement }: ResolvedImport,
  open: readonly Declared[],
): Draft["severity"] {
  if (statement.context === "deferred" || open.length > 0) return "advice";
  const base = declaredRequirements(wheel.metadata).filter(({ isOptional }) => !isOptional);
  if (isReached) return base.length === 0 ? "error" : "warning";
  return wheel.metadata.providesExtra.length > 0 ? "advice" : "warning";
}

function draftOf(wheel: WheelFacts, top: string, at: ResolvedImport, severity: Draft["severity"]): Draft {
  const projects = projectsOfImport(top);
  const [project = top] = projects;
  const isDeferred = at.statement.context === "deferred";
  return {
    ...(severity !== undefined && { severity }),
    member: at.module.member,
    line: at.statement.line,
    state: `${at.module.name} imports ${at.target}; none of the ${wheel.metadata.requiresDist.length} requirements installs ${top}`,
    trigger: isDeferred
      ? "calling the function that imports it, in a fresh environment"
      : "importing it in a fresh environment",
    consequence: `ModuleNotFoundError: No module named '${top}', unless something else happened to install it`,
    remedy: `declare ${project} in the dependencies, or import it only where it may be missing`,
    evidence: {
      import: at.target,
      importedBy: at.module.name,
      reached: at.isReached,
      deferred: isDeferred,
      candidates: projects,
    },
  };
}
