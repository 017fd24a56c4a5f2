import { allowedMinors } from "../../analysis/python-range.ts";
import { declaredRequirements } from "../../analysis/requirements.ts";
import { type TopLevel, topLevelNames } from "../../analysis/top-level.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import { importsOfProject, projectsOfImport } from "../../python/import-projects.ts";
import { moduleExistence } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C13",
  title: "module hides another of the same name, or is hidden by it",
  severity: "error",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const tops = topLevelNames(wheel).filter(({ hasModules }) => hasModules);
    return [
      ...tops.flatMap((top) => standard(wheel, top) ?? foreign(wheel, top) ?? []),
      ...moduleBesidePackage(wheel),
    ];
  },
};

/** The standard library stands before site-packages on the path. Backports for older Pythons are meant. */
function standard(wheel: WheelFacts, { name, member }: TopLevel): Draft | undefined {
  const existence = moduleExistence(name);
  if (existence === undefined) return undefined;
  const { first = 0, last = Number.POSITIVE_INFINITY } = existence;
  const minors = allowedMinors(wheel);
  const isAlwaysThere = minors.length > 0 && minors.every((minor) => minor >= first && minor <= last);
  if (!isAlwaysThere) return undefined;
  return {
    severity: "error",
    member,
    state: `the wheel installs a top-level module ${name}, as the standard library does`,
    trigger: `installing it and writing "import ${name}"`,
    consequence: `the standard ${name} is imported: the module of the wheel is never found`,
    remedy: "move it into the package, or rename it",
  };
}

/** The module of something that the project requires, or of a well-known project. */
function foreign(wheel: WheelFacts, { name, member }: TopLevel): Draft | undefined {
  // Folders without `__init__.py` are namespaces, which projects share.
  if (!wheel.modules.has(name)) return undefined;
  const own = wheel.name.name;
  const required = declaredRequirements(wheel.metadata).find(
    ({ project }) =>
      project !== own && (project.replaceAll("-", "_") === name || importsOfProject(project).includes(name)),
  );
  const known = projectsOfImport(name).filter(
    (project) => project !== name.toLowerCase().replaceAll("_", "-"),
  );
  const owner = required?.project ?? (known.length === 1 && !known.includes(own) ? known[0] : undefined);
  if (owner === undefined || owner.includes(own) || own.includes(owner)) return undefined;
  return {
    severity: required === undefined ? "warning" : "error",
    member,
    state: `the wheel installs a top-level ${name}, which is what ${owner} installs${required === undefined ? "" : ", and requires it"}`,
    trigger: `installing both and writing "import ${name}"`,
    consequence: "one overwrites the other: whichever is installed last is what everybody imports",
    remedy: "move it into the package, or rename it",
  };
}

/** `acme.py` beside `acme/`: the package wins. */
function moduleBesidePackage(wheel: WheelFacts): Draft[] {
  const paths = new Map([...wheel.installed].map(([member, path]) => [path, member]));
  return [...paths].flatMap(([path, member]) => {
    const folder = /^(.+)\.py$/.exec(path)?.[1];
    if (folder === undefined || !paths.has(`${folder}/__init__.py`)) return [];
    return [
      {
        severity: "warning" as const,
        member,
        state: `${path} lies beside the package ${folder}/`,
        trigger: `importing ${folder.replaceAll("/", ".")}`,
        consequence: "the package is imported: nothing can reach the module",
        remedy: "remove or rename one of the two",
      },
    ];
  });
}
