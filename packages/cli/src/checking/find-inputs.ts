/** What the words after `linchpin check` mean: distributions, folders that hold some, and source folders. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";

export interface CheckInputs {
  /** Paths of wheels and sdists. */
  readonly files: readonly string[];
  /** The source folder, where there is one. */
  readonly tree: string | undefined;
  /** Whether the files are all that a folder holds. */
  readonly isWhole: boolean;
  /** Names of what else lies in that folder. */
  readonly strays: readonly string[];
}

/** Without words it is the folder in which the command runs. Throws a usage failure where nothing is to be checked. */
export function findInputs(words: readonly string[], workingFolder: string): CheckInputs {
  const paths = (words.length === 0 ? ["."] : words).map((word) => resolve(workingFolder, word));
  for (const path of paths) requireExisting(path);
  const found = paths.map((path) => (statSync(path).isDirectory() ? folderInputs(path) : fileInputs(path)));
  const inputs: CheckInputs = {
    files: [...new Set(found.flatMap(({ files }) => files))].toSorted(),
    tree: found.find(({ tree }) => tree !== undefined)?.tree,
    isWhole: found.some(({ isWhole }) => isWhole),
    strays: found.flatMap(({ strays }) => strays),
  };
  if (inputs.files.length === 0 && inputs.tree === undefined) throw nothingFound(words);
  return inputs;
}

function fileInputs(path: string): CheckInputs {
  return { files: [path], tree: treeOver(dirname(path)), isWhole: false, strays: [] };
}

/** A source folder with its `dist`, or a folder of distributions with the source folder above it. */
function folderInputs(folder: string): CheckInputs {
  if (isSourceFolder(folder)) {
    const output = join(folder, "dist");
    return { ...(existsSync(output) ? distributionsIn(output) : NOTHING), tree: folder };
  }
  return { ...distributionsIn(folder), tree: treeOver(folder) };
}

const NOTHING = { files: [], isWhole: false, strays: [] } as const;

function distributionsIn(folder: string): Omit<CheckInputs, "tree"> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  const files = names.filter(isDistribution).map((name) => join(folder, name));
  return { files, isWhole: files.length > 0, strays: names.filter((name) => !isDistribution(name)) };
}

/** `dist` and what is called like it lie in the source folder that they were built from. */
function treeOver(folder: string): string | undefined {
  const parent = dirname(folder);
  return /^(?:dist|wheelhouse|out|build|output)$/i.test(basename(folder)) && isSourceFolder(parent)
    ? parent
    : undefined;
}

function isSourceFolder(folder: string): boolean {
  return ["pyproject.toml", "setup.py", "setup.cfg"].some((name) => existsSync(join(folder, name)));
}

function isDistribution(name: string): boolean {
  return name.endsWith(".whl") || name.endsWith(".tar.gz");
}

function requireExisting(path: string): void {
  if (existsSync(path)) return;
  throw failure(EXIT.usage, {
    code: "usage-path-missing",
    state: `there is no ${path}`,
    trigger: "looking for what to check",
    consequence: "nothing was checked",
    remedy: "check the spelling, and from which folder the command runs",
  });
}

function nothingFound(words: readonly string[]): Error {
  return failure(EXIT.usage, {
    code: "usage-nothing-to-check",
    state: `there is no wheel, no sdist and no source folder in ${words.join(", ") || "this folder"}`,
    trigger: "looking for what to check",
    consequence: "nothing was checked, which is no success",
    remedy: "name files, a folder such as dist/, or a source folder",
  });
}
