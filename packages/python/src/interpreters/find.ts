/** Every CPython and PyPy on the machine: on PATH, and where pyenv, uv, conda and the system keep theirs. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, realpathSync, statSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type InterpreterDescription, parseDescription } from "./description.ts";

export interface Interpreter {
  /** The file to start. */
  readonly path: string;
  readonly description: InterpreterDescription;
}

const DESCRIBE = fileURLToPath(new URL("describe.py", import.meta.url));

/** The question: another one needs another answer. */
const QUESTION = readFileSync(DESCRIBE, "utf8");

const NAMES = process.platform === "win32" ? "python*.exe" : "{python,python3,python3.[0-9]*,pypy3*}";

const DESCRIBE_TIMEOUT_MS = 10_000;

/**
 * Finds interpreters, newest version first, each once. Those that do not answer in ten seconds are left out.
 * Answers are kept in `cacheFolder` by path, size, time of change and what was asked.
 */
export async function findInterpreters(
  cacheFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<readonly Interpreter[]> {
  const described = await Promise.all(candidatePaths(environment).map((path) => describe(path, cacheFolder)));
  const found = described.filter((each) => each !== undefined).toSorted(newestFirst);
  const byPrefix = new Map(
    found
      .toReversed()
      .map((each) => [`${each.description.prefix}\0${each.description.version.join(".")}`, each]),
  );
  return [...byPrefix.values()].toSorted(newestFirst);
}

/** One interpreter by its path; undefined where it does not start or is no Python 3. */
export function describeInterpreter(path: string, cacheFolder: string): Promise<Interpreter | undefined> {
  return describe(path, cacheFolder);
}

function newestFirst(a: Interpreter, b: Interpreter): number {
  const [x, y] = [a.description.version, b.description.version];
  return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || (a.path < b.path ? -1 : 1);
}

function candidatePaths(environment: NodeJS.ProcessEnv): readonly string[] {
  const home = environment["HOME"] ?? environment["USERPROFILE"] ?? "";
  const onPath = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const pyenv = environment["PYENV_ROOT"] ?? join(home, ".pyenv");
  const folders = [
    // The shims of pyenv only start what lies in its versions.
    ...onPath.filter((folder) => !folder.endsWith("shims")),
    join(pyenv, "versions", "*", "bin"),
    join(environment["UV_PYTHON_INSTALL_DIR"] ?? join(home, ".local", "share", "uv", "python"), "*", "bin"),
    ...["miniconda3", "anaconda3", "miniforge3", ".conda"].flatMap((conda) => [
      join(home, conda, "bin"),
      join(home, conda, "envs", "*", "bin"),
    ]),
    "/usr/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "/Library/Frameworks/Python.framework/Versions/*/bin",
    join(environment["LOCALAPPDATA"] ?? "", "Programs", "Python", "Python3*"),
  ];
  const paths =
    home === "" && onPath.length === 0 ? [] : globSync(folders.map((folder) => join(folder, NAMES)));
  return [...new Set(paths.filter((path) => !/config|-intel64/.test(path)).map(realPath))];
}

/** Links are followed, so that python3 and python3.13 of one folder count once; a virtual environment keeps its own path. */
function realPath(path: string): string {
  try {
    const folder = realpathSync(join(path, ".."));
    return globSync(join(folder, "..", "pyvenv.cfg")).length > 0
      ? join(folder, path.slice(path.lastIndexOf("/") + 1))
      : realpathSync(path);
  } catch {
    return path;
  }
}

async function describe(path: string, cacheFolder: string): Promise<Interpreter | undefined> {
  const cached = join(cacheFolder, "interpreters", `${cacheKey(path)}.json`);
  const text = (await readFile(cached, "utf8").catch(() => undefined)) ?? (await ask(path, cached));
  if (text === undefined) return undefined;
  try {
    return { path, description: parseDescription(text) };
  } catch {
    return undefined;
  }
}

function cacheKey(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  const hash = createHash("sha256").update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\0${QUESTION}`);
  return hash.digest("hex").slice(0, 32);
}

async function ask(path: string, cached: string): Promise<string | undefined> {
  const text = await printedBy(path);
  if (text === undefined) return undefined;
  await mkdir(join(cached, ".."), { recursive: true });
  await writeFile(cached, text);
  return text;
}

/** What describe.py prints under an interpreter, isolated from PYTHON* variables and the user's packages (-I). */
function printedBy(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(path, ["-I", DESCRIBE], {
      stdio: ["ignore", "pipe", "ignore"],
      timeout: DESCRIBE_TIMEOUT_MS,
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (text.length < 100_000) text += chunk.toString("utf8");
    });
    child.once("error", () => resolve(undefined));
    child.once("close", (code) => resolve(code === 0 ? text : undefined));
  });
}
