/** What [build-system] of pyproject.toml asks for, or what its absence means (PEP 517, PEP 518). */
import { type Problem, parsePyproject, requirementToString } from "@linchpin/standards";
import { PythonError } from "../error.ts";
import type { SourceTree } from "./source-tree.ts";

export interface BuildSystem {
  readonly requires: readonly string[];
  /** `module:object`. */
  readonly backend: string;
  readonly backendPath: readonly string[];
}

/** PEP 517 § Source trees: what a tree without [build-system] is built with. */
const LEGACY: BuildSystem = {
  requires: ["setuptools>=40.8.0"],
  backend: "setuptools.build_meta:__legacy__",
  backendPath: [],
};

/** Throws PythonError for a tree that is no Python project, or whose [build-system] cannot be used. */
export function readBuildSystem(tree: SourceTree): BuildSystem {
  const pyproject = tree.files.find(({ path }) => path === "pyproject.toml");
  if (pyproject === undefined) return requireSetup(tree);
  const { value, problems } = parsePyproject(new TextDecoder().decode(pyproject.bytes));
  const fatal = problems.find(isFatal);
  if (fatal !== undefined) throw new PythonError(fatal);
  const system = value?.buildSystem;
  if (system === undefined || system.isDefault) return LEGACY;
  return { ...system, requires: system.requires.map(requirementToString) };
}

/** Only what makes a build impossible stops it here; `linchpin check` reports the rest. */
function isFatal({ severity, field }: Problem): boolean {
  return severity === "error" && (field === undefined || field.startsWith("build-system"));
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
