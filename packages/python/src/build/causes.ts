/** What is known of builds that fail: the sign by which each cause is recognised, and what to do about it. */
import type { Problem } from "@linchpin/standards";

export interface Cause {
  readonly code: string;
  /** Looked for in the traceback, then in what was printed. */
  readonly sign: RegExp;
  readonly consequence: (found: RegExpExecArray) => string;
  readonly remedy: (found: RegExpExecArray) => string;
}

/** The part of a sign that has a name. */
function part(found: RegExpExecArray, name: string): string {
  return found.groups?.[name] ?? "";
}

/** The most telling first. */
export const CAUSES: readonly Cause[] = [
  {
    code: "build-needs-older-python",
    sign: /No module named '(?<module>distutils|imp|asyncore|asynchat|smtpd|pipes|cgi|telnetlib|lib2to3)\b/,
    consequence: (found) => `newer Pythons have no ${part(found, "module")} in their standard library`,
    remedy: (found) =>
      part(found, "module") === "distutils"
        ? 'add "setuptools" to [build-system] requires, which brings distutils, or build with --python 3.11'
        : `build with an older Python (--sandbox native --python 3.11), or do without ${part(found, "module")}`,
  },
  {
    code: "build-requirement-missing",
    sign: /(?:ModuleNotFoundError|ImportError|BackendUnavailable)[^\n]*No module named '?(?<module>[\w.]+)/,
    consequence: (found) =>
      `the build needs the module ${part(found, "module")}, which is not among its requirements`,
    remedy: (found) => `add the project that provides ${part(found, "module")} to [build-system] requires`,
  },
  {
    code: "build-needs-repository",
    sign: /setuptools[-_]scm was unable to detect version|LookupError: [^\n]*(?:scm|version)|unable to detect version for|Error getting the version from source `vcs`|Cannot find the version from SCM|requires either an sdist tarball, or access to an upstream git|not a git repository|does not appear to be a Git project|NotVCSError|No such file or directory: '?git\b|git: (?:command )?not found|Could not find git/,
    consequence: () => "the version comes from the repository's tags, and the sandbox has no repository",
    remedy: () =>
      "build from a full clone with --sandbox native on a machine that has git, or give the version in SETUPTOOLS_SCM_PRETEND_VERSION",
  },
  {
    code: "build-needs-compiler",
    sign: /Unable to find (?:a )?compiler|Unknown compiler|Microsoft Visual C\+\+ \d|No CMAKE_\w+_COMPILER|can't find (?:a )?rust compiler|cargo[^\n]*(?:not found|not installed)|(?:cannot|can't|could not) (?:find|execute) ['`]?(?:cc|gcc|c\+\+|clang|cargo|rustc|cmake|ninja|meson)\b|No such file or directory: '(?:\/usr\/bin\/)?(?:x86_64-linux-gnu-)?(?:cc|gcc|g\+\+|c\+\+|clang|cargo|rustc|cmake|ninja|make)'|emscripten[^\n]*does not support processes|os\.fork[^\n]*\n[^\n]*\n?OSError: \[Errno \d+\] Function not implemented|Rust (?:toolchain|compiler) not found/i,
    consequence: () => "the build starts a compiler or another program, which this sandbox does not have",
    remedy: () => "build with --sandbox native on a machine that has the compiler",
  },
  {
    code: "build-header-missing",
    sign: /fatal error:? '?(?<header>[\w./+-]+\.(?:h|hpp|hxx))'?(?:: No such file| file not found)/,
    consequence: (found) => `the compiler does not find the header ${part(found, "header")}`,
    remedy: (found) =>
      part(found, "header") === "Python.h"
        ? "install the development files of this Python, or build with another one (--python)"
        : `install the development files of the library that brings ${part(found, "header")}, or put it into the source tree and the sdist`,
  },
  {
    code: "build-compile-failed",
    sign: /^(?<line>[^\n]{0,300}:\d+:\d+: (?:fatal )?error: [^\n]{0,300}|error(?:\[E\d+\])?: [^\n]{0,300}\n\s+--> [^\n]{0,300})/m,
    consequence: (found) => `the compiler refuses the code: ${part(found, "line").replaceAll(/\s+/g, " ")}`,
    remedy: () => "mend the line that the compiler names; its whole output is below",
  },
  {
    code: "build-configure-failed",
    sign: /(?:CMake Error at [^\n]+\n\s*|meson\.build:[\d:]+ ERROR: )(?<what>[^\n]+)/,
    consequence: (found) => `the project's own configuration stops: ${part(found, "what")}`,
    remedy: () => "give what it asks for through [build-system] requires or --config-setting",
  },
  {
    code: "build-needs-network",
    sign: /urllib\.error\.URLError|gaierror|Name or service not known|Temporary failure in name resolution|Could not resolve host|ConnectionRefusedError|Network is unreachable|Max retries exceeded|failed to (?:download|fetch)|Host is unreachable/i,
    consequence: () => "the build fetches something from the network, which a sandboxed build cannot reach",
    remedy: () => "put what it fetches into the source tree or into [build-system] requires",
  },
  {
    code: "build-needs-variable",
    sign: /os\.environ\[[\s\S]*KeyError: '(?<name>[^'\n]+)'/,
    consequence: (found) =>
      `the build reads the environment variable ${part(found, "name")}, and a sandbox has none of the machine's`,
    remedy: (found) =>
      `give ${part(found, "name")} a default in the build, or write the value into the source tree`,
  },
  {
    code: "build-time-before-1980",
    sign: /ZIP does not support timestamps before 1980/,
    consequence: () => "a wheel is a zip file, and its times begin at 1980",
    remedy: () => "set SOURCE_DATE_EPOCH to 315532800 or later",
  },
  {
    code: "build-out-of-memory",
    sign: /^MemoryError|std::bad_alloc|virtual memory exhausted|Cannot allocate memory|out of memory/m,
    consequence: () => "the build needed more memory than the sandbox gives it",
    remedy: () => "build less at once, for example with one compiler job",
  },
  {
    code: "build-file-too-large",
    sign: /File too large|No space left on device|Disk quota exceeded/,
    consequence: () => "the build writes more than the sandbox or the disk has room for",
    remedy: () => "look for a loop that writes without end; else free some space",
  },
  {
    code: "build-writes-outside",
    sign: /(?:Read-only file system|Permission denied): '(?<path>\/[^'\n]+)'/,
    consequence: (found) => `the build writes ${part(found, "path")}, outside of its own folders`,
    remedy: () => "write below the project or into a temporary folder only",
  },
  {
    code: "build-reads-outside",
    sign: /(?:No such file or directory|FileNotFoundError)[^\n]*'(?<path>\/(?![^'\n]*\bsource\/)[^'\n]+)'/,
    consequence: (found) =>
      `the build reads ${part(found, "path")}, which is not in the source tree: it builds on no other machine`,
    remedy: () => "put what the build reads into the source tree, or into [build-system] requires",
  },
  {
    code: "build-file-missing",
    sign: /(?:FileNotFoundError: \[Errno \d+\] )?(?<what>No such file or directory: '[^'\n]+'|[^\n]{0,200}\bdoes not exist\b[^\n]{0,200})/,
    consequence: (found) =>
      `a file that the build reads is not in the project: ${part(found, "what").trim()}`,
    remedy: () => "add the file, or correct its name in pyproject.toml",
  },
  {
    code: "build-syntax-not-read",
    sign: /(?:SyntaxError|IndentationError|TabError): (?<detail>[^\n]+)/,
    consequence: (found) => `the interpreter cannot read the code of the build: ${part(found, "detail")}`,
    remedy: (found) =>
      /print|exec|backtick|octal/i.test(part(found, "detail"))
        ? "the code is of Python 2: write it as Python 3 reads it"
        : "build with a newer Python (--sandbox native --python …) if the syntax is newer than this one, else mend the line",
  },
];

type End = Pick<Problem, "code" | "consequence" | "remedy">;

/** How a sandbox ended a build, by the name in `HookOutcome.error`. */
export const ENDS: Readonly<Record<string, End>> = {
  "timed-out": {
    code: "build-timed-out",
    consequence: "the build ran longer than the time limit and was ended with all that it had started",
    remedy: "look at the last lines below for what it waits for: a question, the network, a loop without end",
  },
  "out-of-memory": {
    code: "build-out-of-memory",
    consequence: "the build needed more memory than the limit and was ended",
    remedy: "build less at once, for example with one compiler job",
  },
  "printed-too-much": {
    code: "build-printed-too-much",
    consequence: "the build printed more than the limit and was ended",
    remedy: "make the backend quieter; a build has nothing to say at such length",
  },
  "too-many-processes": {
    code: "build-too-many-processes",
    consequence: "the build had more processes at once than the limit, and all were ended",
    remedy: "start fewer compilers at once, and look for a process that starts itself",
  },
  crashed: {
    code: "build-crashed",
    consequence: "the interpreter died before the build was done",
    remedy: "look for os._exit and native code that crashes; the last lines are below",
  },
};
