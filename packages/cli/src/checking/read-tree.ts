/** The source folder as the rules see it: what git tracks and what it does not ignore, or what lies there without git. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import type { GitFacts, SourceTree } from "@linchpin/checks";

/** Folders that are never part of a project. */
const SKIPPED =
  /^(?:\.git|\.hg|\.svn|\.venv|venv|\.env|env|node_modules|__pycache__|\.tox|\.nox|\.mypy_cache|\.pytest_cache|\.ruff_cache|dist|build|\.eggs)$|\.egg-info$/;
/** A folder with more files than this is no Python project. */
const MOST_FILES = 50_000;
const LONGEST_OUTPUT = 64 * 1024 * 1024;

/** Reads names and sizes; contents are read when the rules ask. */
export async function readTree(folder: string): Promise<SourceTree> {
  const git = await askGit(folder);
  const paths = git?.paths ?? walk(folder, folder);
  return {
    name: basename(folder),
    files: paths.flatMap((path) => sizeOf(folder, path)),
    ...(git && { tracked: git.tracked, git: git.facts }),
    read: async (path) => readIfPossible(join(folder, path)),
  };
}

function sizeOf(folder: string, path: string): { path: string; size: number }[] {
  const stats = statSync(join(folder, path), { throwIfNoEntry: false });
  return stats?.isFile() === true ? [{ path, size: stats.size }] : [];
}

function readIfPossible(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function walk(root: string, folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) found.push(...walk(root, path));
    if (entry.isFile()) found.push(relative(root, path).split(sep).join("/"));
    if (found.length > MOST_FILES) break;
  }
  return found;
}

interface GitAnswer {
  readonly tracked: readonly string[];
  /** Tracked files, and others that no rule ignores. */
  readonly paths: readonly string[];
  readonly facts: GitFacts;
}

/** Undefined where the folder is in no repository, or there is no git. */
async function askGit(folder: string): Promise<GitAnswer | undefined> {
  try {
    const [tracked, others, status, tags, shallow] = await Promise.all([
      git(folder, "ls-files", "-z", "--cached"),
      git(folder, "ls-files", "-z", "--others", "--exclude-standard"),
      git(folder, "status", "--porcelain", "-z", "--untracked-files=no", "--", "."),
      git(folder, "tag", "--points-at", "HEAD"),
      git(folder, "rev-parse", "--is-shallow-repository"),
    ]);
    const names = tracked.split("\0").filter((name) => name !== "");
    const rest = others
      .split("\0")
      .filter((name) => name !== "" && !name.split("/").some((part) => SKIPPED.test(part)));
    if (names.length === 0) return undefined;
    return {
      tracked: names,
      paths: [...names, ...rest].slice(0, MOST_FILES),
      facts: {
        modified: status.split("\0").flatMap((line) => (line.length > 3 ? [line.slice(3)] : [])),
        tagsAtHead: tags.split("\n").filter((name) => name !== ""),
        isShallow: shallow.trim() === "true",
      },
    };
  } catch {
    return undefined;
  }
}

async function git(folder: string, ...parameters: readonly string[]): Promise<string> {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: LONGEST_OUTPUT, timeout: 20_000 } as const;
  return (await promisify(execFile)("git", [...parameters], options)).stdout;
}
