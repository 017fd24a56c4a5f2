/** Turns a hook that failed into the four lines: which hook, what is known of the cause, what to do. */
import { type Problem, parsePyproject } from "@linchpin/standards";
import { CAUSES, ENDS } from "./causes.ts";
import type { HookOutcome } from "./sandbox.ts";
import type { SourceTree } from "./source-tree.ts";

export type FailedHook = Extract<HookOutcome, { readonly outcome: "failed" }>;

type Explanation = Pick<Problem, "code" | "consequence" | "remedy" | "field">;

/** The problem to show for a failed hook; `tree` is what the hook saw, `origin` the project it was made from. */
export function explainFailure(failed: FailedHook, tree: SourceTree, origin: SourceTree): Problem {
  const explanation =
    ENDS[failed.error] ??
    fileMissingFromSdist(failed, tree, origin) ??
    importOfOwnTree(failed, tree) ??
    knownCause(failed) ??
    faultOfPyproject(tree) ??
    UNKNOWN;
  return { severity: "error", ...situation(failed), ...explanation };
}

const UNKNOWN: Explanation = {
  code: "build-backend-failed",
  consequence: "nothing was built",
  remedy: "read the backend's own last lines below; they name the cause",
};

function situation(failed: FailedHook): Pick<Problem, "state" | "trigger"> {
  const said = firstLine(failed.message);
  return {
    state: `${failed.hook} ended with ${failed.error}${said === "" ? "" : `: ${said}`}`,
    trigger:
      failed.hook === "the build"
        ? "running the build backend"
        : `calling ${failed.hook} of the build backend`,
  };
}

/** Looked for in the exception and in what the backend's own programs printed before it. */
function knownCause(failed: FailedHook): Explanation | undefined {
  const text = `${failed.traceback}\n${failed.output}`;
  for (const cause of CAUSES) {
    const found = cause.sign.exec(text);
    if (found !== null) {
      const { code, consequence, remedy } = cause;
      return { code, consequence: consequence(found), remedy: remedy(found) };
    }
  }
  return undefined;
}

/** Backends say in their own ways that pyproject.toml is wrong; ours names the field and what to write. */
function faultOfPyproject(tree: SourceTree): Explanation | undefined {
  const pyproject = tree.files.find(({ path }) => path === "pyproject.toml");
  if (pyproject === undefined) return undefined;
  const { problems } = parsePyproject(new TextDecoder().decode(pyproject.bytes));
  const fault = problems.find(({ severity }) => severity === "error");
  if (fault === undefined) return undefined;
  const { code, field, state, remedy } = fault;
  return {
    code,
    consequence: `nothing was built: ${state}`,
    remedy,
    ...(field === undefined ? {} : { field }),
  };
}

/** The most common mistake of an sdist: it lacks a file of the tree that its own build reads. */
function fileMissingFromSdist(
  failed: FailedHook,
  tree: SourceTree,
  origin: SourceTree,
): Explanation | undefined {
  if (tree === origin) return undefined;
  const text = `${failed.traceback}\n${failed.message}\n${failed.output}`;
  const here = new Set(tree.files.map(({ path }) => path));
  const lost = origin.files.filter(({ path }) => !here.has(path) && mentions(text, path));
  const path = lost.toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
  if (path === undefined) return undefined;
  return {
    code: "sdist-lacks-file",
    field: path,
    consequence: `the sdist does not hold ${path}, which its own build reads: nobody can build this release from source`,
    remedy: `include ${path} in the sdist (for example in the backend's list of sdist files, or in MANIFEST.in)`,
  };
}

/** setup.py that imports what lies beside it: the folder is not on the import path (PEP 517 § Build environment). */
function importOfOwnTree(failed: FailedHook, tree: SourceTree): Explanation | undefined {
  const module = /No module named '(?<name>\w+)/.exec(failed.traceback)?.groups?.["name"];
  const own = [`${module}.py`, `${module}/__init__.py`, `src/${module}/__init__.py`];
  if (module === undefined || !tree.files.some(({ path }) => own.includes(path))) return undefined;
  return {
    code: "build-imports-own-tree",
    consequence: `the build imports ${module} from the source tree, which is not on the import path of a build`,
    remedy: `add backend-path = ["."] to [build-system] if ${module} helps to build, or read from its text what the build needs`,
  };
}

/** Whether a line says that a file of that name is not there, or a module of the tree cannot be imported. */
function mentions(text: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return missingFile(name).test(text) || missingModule(path)?.test(text) === true;
}

const SAID_MISSING =
  "No such file or directory|FileNotFoundError|not found|does not exist|doesn't exist|Cannot find|can't open|is missing";

function missingFile(name: string): RegExp {
  return new RegExp(
    `(?:${SAID_MISSING})[^\\n]*(?:^|[/'"\`\\s\\\\])${escaped(name)}(?![\\w.])|['"\`/\\s]${escaped(name)}['"\`]?[^\\n]{0,40}(?:${SAID_MISSING})`,
  );
}

/** `helpers.py` and `tools/helpers/__init__.py` are missing where "No module named 'helpers'" is said. */
function missingModule(path: string): RegExp | undefined {
  const module = /(?:^|\/)(?<name>[^/.]+)(?:\.py|\/__init__\.py)$/.exec(path)?.groups?.["name"];
  return module === undefined ? undefined : new RegExp(`No module named '(?:[\\w.]+\\.)?${escaped(module)}'`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]?.slice(0, 300) ?? "";
}
