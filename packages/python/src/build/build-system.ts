/** What [build-system] of pyproject.toml asks for, or what its absence means (PEP 517, PEP 518). */
import { type Parsed, type Problem, parsePyproject } from "@linchpin/standards";
import { PythonError } from "../error.ts";
import type { SourceTree } from "./source-tree.ts";

export interface BuildSystem {
  readonly requires: readonly string[];
  readonly backend: string;
  readonly backendPath: readonly string[];
  /** False where pyproject.toml or the table is absent and the legacy setuptools backend is meant. */
  readonly declared: boolean;
}

/** PEP 517 § Source trees: what a tree without [build-system] is built with. */
const LEGACY: BuildSystem = {
  requires: ["setuptools>=40.8.0"],
  backend: "setuptools.build_meta:__legacy__",
  backendPath: [],
  declared: false,
};

/** Throws PythonError for a tree that is no Python project, or whose pyproject.toml cannot be used. */
export function readBuildSystem(tree: SourceTree): BuildSystem {
  const pyproject = tree.files.find(({ path }) => path === "pyproject.toml");
  if (pyproject === undefined) return requireSetup(tree);
  const parsed = parsePyproject(new TextDecoder().decode(pyproject.bytes));
  refuseBrokenTable(parsed.problems);
  const table = parsed.value?.buildSystem;
  if (table === undefined) return LEGACY;
  return {
    requires: table.requires.map(String),
    backend: table.buildBackend ?? LEGACY.backend,
    backendPath: table.backendPath ?? [],
    declared: true,
  };
}

function requireSetup(tree: SourceTree): BuildSystem {
  if (tree.files.some(({ path }) => path === "setup.py" || path === "setup.cfg")) return LEGACY;
  throw new PythonError({
    code: "not-a-project",
    severity: "error",
    state: "the folder has neither pyproject.toml nor setup.py",
    trigger: "building it",
    consequence: "there is no build backend to ask, so nothing was built",
    remedy: "name the folder that holds pyproject.toml, or write one with a [build-system] table",
  });
}

/** Only what makes a build impossible stops it here; `linchpin check` reports the rest. */
function refuseBrokenTable(problems: Parsed<unknown>["problems"]): void {
  const fatal = problems.find((problem) => problem.severity === "error" && isFatal(problem));
  if (fatal !== undefined) throw new PythonError(fatal);
}

function isFatal(problem: Problem): boolean {
  return problem.field === undefined || problem.field.startsWith("build-system");
}
