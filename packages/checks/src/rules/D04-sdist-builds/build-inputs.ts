/**
 * Files that a build will read, as far as pyproject.toml and setup.py name them. (setuptools only warns of
 * files that setup.cfg names and the tree lacks.)
 */

import type { Pyproject } from "@linchpin/standards";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { BuildInput } from "./build-input.ts";
import { setupScriptInputs } from "./setup-script.ts";

export function buildInputs(sdist: SdistFacts, pyproject: Pyproject | undefined): BuildInput[] {
  return [...fromPyproject(pyproject), ...setupScriptInputs(sdist)].filter(({ path }) => isPlain(path));
}

/** Patterns and paths out of the tree are no single file. */
function isPlain(path: string): boolean {
  return path !== "" && !/[*?[\]{}$%<>]|^\/|(?:^|\/)\.\.(?:\/|$)|^[A-Za-z]:/.test(path);
}

function fromPyproject(pyproject: Pyproject | undefined): BuildInput[] {
  const from = "pyproject.toml";
  const project = pyproject?.project;
  const paths: string[] = [];
  if (project?.readme?.kind === "file") paths.push(project.readme.path);
  if (project?.license?.kind === "file") paths.push(project.license.path);
  paths.push(...(project?.licenseFiles ?? []), ...(pyproject?.buildSystem.backendPath ?? []));
  paths.push(...toolPaths(pyproject?.tool ?? {}));
  return paths.map((path) => ({ path, from }));
}

/** Settings of backends that name one file or folder. */
const TOOL_KEYS: readonly (readonly string[])[] = [
  ["hatch", "version", "path"],
  ["hatch", "build", "hooks", "custom", "path"],
  ["pdm", "version", "path"],
  ["flit", "metadata", "description-file"],
  ["poetry", "readme"],
  ["setuptools", "dynamic", "version", "file"],
  ["setuptools", "dynamic", "dependencies", "file"],
  ["setuptools", "dynamic", "readme", "file"],
  ["setuptools", "dynamic", "optional-dependencies", "*", "file"],
  ["setuptools", "packages", "find", "where"],
];

function toolPaths(tool: unknown): string[] {
  return TOOL_KEYS.flatMap((keys) => textsAt(tool, keys));
}

/** The texts at a dotted key, where `*` stands for any key; a list gives all of its texts. */
function textsAt(value: unknown, keys: readonly string[]): string[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [value].flat().filter((each): each is string => typeof each === "string");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const entries = Object.entries(value).filter(([name]) => key === "*" || name === key);
  return entries.flatMap(([, child]) => textsAt(child, rest));
}
