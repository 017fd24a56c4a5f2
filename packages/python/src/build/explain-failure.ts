/** Turns a hook that failed into the four lines: which hook, what is known of the cause, what to do. */
import type { Problem } from "@linchpin/standards";
import type { HookOutcome } from "./sandbox.ts";
import type { SourceTree } from "./source-tree.ts";

export type FailedHook = Extract<HookOutcome, { readonly outcome: "failed" }>;

interface Cause {
  readonly code: string;
  readonly sign: RegExp;
  readonly consequence: (found: RegExpExecArray) => string;
  readonly remedy: (found: RegExpExecArray) => string;
}

/** Known causes, the most telling first. `sign` is looked for in the exception, then in what was printed. */
const CAUSES: readonly Cause[] = [
  {
    code: "build-requirement-missing",
    sign: /(?:ModuleNotFoundError|ImportError): No module named '(?<module>[^']+)'/,
    consequence: (found) =>
      `the build needs the module ${found.groups?.["module"]}, which is not among its requirements`,
    remedy: (found) => `add the project that provides ${found.groups?.["module"]} to [build-system] requires`,
  },
  {
    code: "build-needs-compiler",
    sign: /(?:command '?[^'\n]*(?:gcc|cc|clang|cl\.exe)'? failed|Unable to find (?:a )?compiler|Unknown compiler|Microsoft Visual C\+\+ \d|No CMAKE_C_COMPILER|can't find (?:a )?(?:rust|Rust) compiler|cargo[^\n]*not found|Emscripten does not support processes)/,
    consequence: () => "the build starts a compiler or another program, which this sandbox does not have",
    remedy: () => "build with --sandbox native on a machine that has the compiler",
  },
  {
    code: "build-needs-network",
    sign: /(?:urllib\.error\.URLError|gaierror|Name or service not known|Temporary failure in name resolution|ConnectionRefusedError|Network is unreachable|Max retries exceeded)/,
    consequence: () => "the build fetches something from the network, which a sandboxed build cannot reach",
    remedy: () => "put what it fetches into the source tree or into [build-system] requires",
  },
  {
    code: "build-needs-repository",
    sign: /(?:setuptools[-_]scm was unable to detect version|LookupError: [^\n]*(?:scm|version)|unable to detect version for|Failed to (?:discover|determine)[^\n]*version|not a git repository|No such file or directory: 'git')/,
    consequence: () => "the version comes from the repository's tags, and the sandbox has no repository",
    remedy: () =>
      "build from a full clone with --sandbox native, or give the version in SETUPTOOLS_SCM_PRETEND_VERSION",
  },
  {
    code: "build-syntax-newer-than-interpreter",
    sign: /SyntaxError: (?<detail>[^\n]+)/,
    consequence: (found) => `the interpreter cannot read the project's code: ${found.groups?.["detail"]}`,
    remedy: () => "build with a Python that requires-python admits (--python), or mend the syntax",
  },
];

/** The problem to show for a failed hook; `tree` is what the hook saw, `origin` the project it was made from. */
export function explainFailure(failed: FailedHook, tree: SourceTree, origin: SourceTree): Problem {
  const common = {
    severity: "error" as const,
    state: `${failed.hook} ended with ${failed.error}${failed.message === "" ? "" : `: ${firstLine(failed.message)}`}`,
    trigger: `calling ${failed.hook} of the build backend`,
  };
  const missing = fileMissingFromSdist(failed, tree, origin);
  if (missing !== undefined) return { ...common, ...missing };
  const text = `${failed.traceback}\n${failed.output}`;
  for (const cause of CAUSES) {
    const found = cause.sign.exec(text);
    if (found !== null) {
      return {
        ...common,
        code: cause.code,
        consequence: cause.consequence(found),
        remedy: cause.remedy(found),
      };
    }
  }
  return {
    ...common,
    code: "build-backend-failed",
    consequence: "nothing was built",
    remedy: "read the backend's own last lines below; they name the cause",
  };
}

/** The most common mistake of an sdist: it lacks a file of the tree that its own build reads. */
function fileMissingFromSdist(
  failed: FailedHook,
  tree: SourceTree,
  origin: SourceTree,
): Pick<Problem, "code" | "consequence" | "remedy" | "field"> | undefined {
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

function mentions(text: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    `(?:No such file or directory|FileNotFoundError|not found|does not exist)[^\\n]*(?:^|[/'"\\s\\\\])${escaped}(?![\\w.])`,
  ).test(text);
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]?.slice(0, 300) ?? "";
}
