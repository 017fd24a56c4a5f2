/**
 * Which modules of a wheel run when somebody imports it, and what they import from where.
 *
 * Roots are what users import or start: top-level packages and modules, and the targets of scripts. An edge is an import
 * that always runs. What is reached must import cleanly, or installing succeeds and using the package fails.
 */

import type { WheelFacts, WheelModule } from "../facts/wheel-facts.ts";
import type { ModuleImport, ModuleOutline } from "../python/outline.ts";
import { oncePer } from "./once.ts";
import { isOptionalPart, isSupportCode } from "./test-code.ts";

/** An import with where it stands and what it names. */
export interface ResolvedImport {
  readonly module: WheelModule;
  readonly statement: ModuleImport;
  /** Absolute dotted names that the statement asks for: the module, then the submodule or attribute of each name. */
  readonly target: string;
  /** Whether importing a package or starting a script runs it. */
  readonly isReached: boolean;
  /** Whether importing a package is enough. */
  readonly isImported: boolean;
}

export interface ImportGraph {
  /** Names of modules that importing a root runs. */
  readonly reached: ReadonlySet<string>;
  readonly roots: readonly string[];
  /** Imports of modules that the wheel should hold itself. */
  readonly internal: readonly ResolvedImport[];
  /** All others. */
  readonly external: readonly ResolvedImport[];
}

/** The graph of a wheel; empty where its contents were not read. */
export const importGraph: (wheel: WheelFacts) => ImportGraph = oncePer((wheel) => {
  const roots = findRoots(wheel);
  const imported = reach(wheel, roots);
  const reached = reach(wheel, [...roots, ...scriptModules(wheel)]);
  const tops = importableNames(wheel);
  const internal: ResolvedImport[] = [];
  const external: ResolvedImport[] = [];
  for (const [module, outline] of sourceModules(wheel)) {
    for (const statement of outline.imports) {
      const target = absoluteTarget(module, statement);
      if (target === undefined) continue;
      const isAlways = statement.context === "always";
      const isReached = isAlways && reached.has(module.name);
      const isImported = isAlways && imported.has(module.name);
      const list = statement.level > 0 || tops.has(topOf(target)) ? internal : external;
      list.push({ module, statement, target, isReached, isImported });
    }
  }
  return { reached, roots, internal, external };
});

/** Every name that an import can name: modules, and folders that hold some. */
export const importableNames: (wheel: WheelFacts) => ReadonlySet<string> = oncePer(
  (wheel) => new Set([...wheel.modules.keys()].flatMap(ancestors)),
);

/** Modules of which the wheel holds a copy, which it may have put on the search path. */
export const bundledTops = oncePer(
  (wheel: WheelFacts) =>
    new Set([...importableNames(wheel)].filter((name) => name.includes(".")).map(lastOf)),
);

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The outline of a module that is source and was read. */
export function outlineOf(wheel: WheelFacts, module: WheelModule | undefined): ModuleOutline | undefined {
  return module === undefined ? undefined : wheel.contents.get(module.member)?.outline;
}

export function* sourceModules(wheel: WheelFacts): Generator<readonly [WheelModule, ModuleOutline]> {
  for (const module of wheel.modules.values()) {
    const outline = outlineOf(wheel, module);
    if (outline !== undefined) yield [module, outline];
  }
}

/** The first part of a dotted name. */
export function topOf(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** The absolute name of the module that an import statement names; undefined where it leaves the package. */
export function absoluteTarget(module: WheelModule, statement: ModuleImport): string | undefined {
  if (statement.level === 0) return statement.module;
  const parts = module.name.split(".");
  const strip = statement.level - (module.isPackage ? 1 : 0);
  if (strip >= parts.length && !(strip === parts.length && statement.module === "")) return undefined;
  const base = parts.slice(0, parts.length - strip);
  return [...base, ...(statement.module === "" ? [] : [statement.module])].join(".");
}

/** Top-level packages and modules, and the packages of a namespace. What belongs to a tool is imported by the tool. */
function findRoots(wheel: WheelFacts): string[] {
  const roots = new Set<string>();
  for (const module of wheel.modules.values()) {
    if (isSupportCode(module.member) || (isOptionalPart(module.member) && wheel.modules.size > 1)) continue;
    const parent = module.name.slice(0, Math.max(0, module.name.lastIndexOf(".")));
    const isTop = parent === "" || !hasPackageAbove(wheel, parent);
    if (isTop && (module.isPackage || parent === "")) roots.add(module.name);
  }
  return [...roots];
}

function scriptModules({ entryPoints }: WheelFacts): string[] {
  return entryPoints.flatMap(({ group, reference }) =>
    (group === "console_scripts" || group === "gui_scripts") && reference ? [reference.module] : [],
  );
}

function hasPackageAbove(wheel: WheelFacts, name: string): boolean {
  return ancestors(name).some((ancestor) => wheel.modules.get(ancestor)?.isPackage === true);
}

/** `a.b.c` → `a`, `a.b`, `a.b.c`. */
function ancestors(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function reach(wheel: WheelFacts, roots: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const importable = importableNames(wheel);
  const queue = roots.flatMap(ancestors);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    const module = wheel.modules.get(name);
    if (module === undefined) continue;
    reached.add(name);
    for (const next of importedModules(module, outlineOf(wheel, module), importable)) {
      for (const ancestor of ancestors(next)) if (!reached.has(ancestor)) queue.push(ancestor);
    }
  }
  return reached;
}

/** Every module that importing this one may run: the named one, and each imported name that is a submodule. */
function importedModules(
  module: WheelModule,
  outline: ModuleOutline | undefined,
  importable: ReadonlySet<string>,
): string[] {
  const names: string[] = [];
  for (const statement of outline?.imports ?? []) {
    if (statement.context !== "always") continue;
    const target = absoluteTarget(module, statement);
    if (target === undefined || !importable.has(topOf(target))) continue;
    names.push(target, ...(statement.names ?? []).map((name) => `${target}.${name}`));
  }
  return names.filter((name) => importable.has(name));
}
