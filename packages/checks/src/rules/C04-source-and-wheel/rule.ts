import { installedPathOf, type MappedPackage, mapPackages } from "../../analysis/source-map.ts";
import { isSupportCode } from "../../analysis/test-code.ts";
import type { Source } from "../../facts/member-facts.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";
import { isExcludedOnPurpose } from "./excluded.ts";

export const rule: WheelRule = {
  id: "C04",
  title: "source has what the wheel lacks, or the wheel what the source lacks",
  severity: "warning",
  needs: [],
  scope: "wheel",
  check: (wheel, release) => {
    const source = sourceOf(release);
    if (source === undefined) return [];
    const packages = mapPackages(wheel, source);
    return [
      ...packages.flatMap((each) => compare(wheel, source, each)),
      ...lostPackages(wheel, source, packages),
    ];
  },
};

/** The tree, or the sdist where there is none: it is what the wheel should have been built from. */
export function sourceOf({ tree, sdists }: Pick<ReleaseFacts, "tree" | "sdists">): Source | undefined {
  return tree ?? sdists[0];
}

function compare(wheel: WheelFacts, source: Source, mapped: MappedPackage): Draft[] {
  const installed = new Map([...wheel.installed].map(([member, path]) => [path, member]));
  const inSource = [...source.files.keys()].filter((path) => path.startsWith(mapped.folder));
  const missing = inSource.filter(
    (path) =>
      !installed.has(installedPathOf(mapped, path)) && !isSupportCode(path.slice(mapped.folder.length)),
  );
  const expected = new Set(inSource.map((path) => installedPathOf(mapped, path)));
  const extra = [...installed].filter(([path]) => path.startsWith(`${mapped.name}/`) && !expected.has(path));
  return [
    ...missingModules(
      source,
      missing.filter((path) => path.endsWith(".py")),
      mapped,
    ),
    ...missingData(source, missing.filter(isData), mapped),
    ...extraModules(extra.filter(([path]) => isOrdinaryModule(path))),
  ];
}

function missingModules(source: Source, paths: readonly string[], { folder }: MappedPackage): Draft[] {
  const unmeant = paths.filter(
    (path) => !isExcludedOnPurpose(source, path.slice(folder.length)) && !isCompiledAway(source, path),
  );
  const [first] = unmeant;
  if (first === undefined) return [];
  return [
    {
      member: folder,
      state: `the wheel lacks ${count(unmeant)} of the ${source.origin}: ${unmeant.slice(0, 3).join(", ")}`,
      trigger: "installing it and importing what is missing",
      consequence: "ModuleNotFoundError, although everything works in the source tree",
      remedy: "tell the backend about every package (find packages automatically, or list subpackages too)",
      evidence: { missing: unmeant.slice(0, 50) },
    },
  ];
}

/** Modules that Cython or mypyc turn into extension modules may stay behind. */
function isCompiledAway(source: Source, path: string): boolean {
  return source.files.has(path.replace(/\.py$/, ".pyx"));
}

/** Data folders that frameworks look into by their name; other data may be there for developers. */
const LOOKED_INTO =
  /(?:^|\/)(?:templates|static|locale|locales|translations|migrations|schemas?|assets|resources|data|i18n)\//;

function missingData(source: Source, paths: readonly string[], { folder }: MappedPackage): Draft[] {
  const unmeant = paths.filter((path) => !isExcludedOnPurpose(source, path.slice(folder.length)));
  const expected = unmeant.filter((path) => LOOKED_INTO.test(path.slice(folder.length)));
  const [first] = expected.length > 0 ? expected : unmeant;
  if (first === undefined) return [];
  const listed = expected.length > 0 ? expected : unmeant;
  return [
    {
      severity: expected.length > 0 ? "warning" : "advice",
      member: folder,
      state: `the wheel lacks ${count(listed)} that lie in the package: ${listed.slice(0, 3).join(", ")}`,
      trigger: "installing it and using what reads them",
      consequence: "FileNotFoundError, although everything works in the source tree",
      remedy: "tell the backend to pack data (package-data, include, artifacts)",
      evidence: { missing: listed.slice(0, 50) },
    },
  ];
}

/** Files that a program may read: neither source of something compiled, nor text for people. */
function isData(path: string): boolean {
  return !/\.(?:py|pyi|pyc|pyx|pxd|pxi|c|cc|cpp|cxx|h|hh|hpp|rs|f|f90|m|mm|cu|cuh|s|asm|in|am|ac|md|rst|orig|bak|map|ts|tsx|scss|less|toml|lock|build)$|(?:^|\/)(?:\.[^/]+|Makefile|CMakeLists\.txt|meson\.build|BUILD|README[^/]*|py\.typed|LICEN[CS]E[^/]*|Cargo\.\w+)$/i.test(
    path,
  );
}

function extraModules(extra: readonly (readonly [path: string, member: string])[]): Draft[] {
  const [first] = extra;
  if (first === undefined) return [];
  const paths = extra.map(([path]) => path);
  return [
    {
      member: first[1],
      state: `the wheel has ${count(paths)} that the source does not have: ${paths.slice(0, 3).join(", ")}`,
      trigger: "importing them, or building the wheel again",
      consequence: "removed or renamed modules live on in the wheel, left over from an earlier build",
      remedy: "remove build/ and *.egg-info, and build again in a clean checkout",
      evidence: { extra: paths.slice(0, 50) },
    },
  ];
}

/** What backends write into a package themselves is no leftover. */
function isOrdinaryModule(path: string): boolean {
  return (
    path.endsWith(".py") &&
    !/(?:^|\/)(?:_*version_*|__about__|_build|_meta|__config__|.*_pb2(?:_grpc)?|.*generated.*|parsetab|lextab|_*git.*)\.py$|\/_?generated\//i.test(
      path,
    )
  );
}

/** Packages of a `src` folder that the wheel does not have at all. */
function lostPackages(wheel: WheelFacts, source: Source, packages: readonly MappedPackage[]): Draft[] {
  const known = new Set(packages.map(({ name }) => name));
  const others = new Set<string>();
  for (const path of source.files.keys()) {
    const name = /^src\/([^/]+)\/__init__\.py$/.exec(path)?.[1];
    if (name !== undefined && !known.has(name) && !wheel.modules.has(name) && !isSupportCode(`${name}/x`))
      others.add(name);
  }
  if (packages.length === 0 || others.size === 0) return [];
  const names = [...others];
  return [
    {
      state: `src has the package${names.length === 1 ? "" : "s"} ${names.join(", ")}, and the wheel does not`,
      trigger: "installing it and importing what is missing",
      consequence: "ModuleNotFoundError, although everything works in the source tree",
      remedy: "tell the backend about every package",
      evidence: { missing: names },
    },
  ];
}

function count(paths: readonly string[]): string {
  return `${paths.length} file${paths.length === 1 ? "" : "s"}`;
}
