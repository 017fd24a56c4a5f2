/** Builds that fail for a known cause, each a real project: fails if the cause is not named. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { type BuildSandbox, buildProject, PythonError } from "@linchpin/python";
import { EMPTY_SOURCE, inTreeProject } from "./in-tree-project.ts";
import { NO_PYTHON, projectFolder, testSandboxes } from "./sandboxes.ts";

const made: string[] = [];
let sandboxes: ReadonlyMap<string, BuildSandbox> = new Map();

before(async () => {
  sandboxes = await testSandboxes();
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

interface Mistake {
  readonly title: string;
  /** Python at the beginning of build_wheel. */
  readonly hook: string;
  readonly code: string;
  /** Must stand in the consequence or the remedy. */
  readonly names: RegExp;
  /** Where both sandboxes say the same, only the quicker one is asked. */
  readonly sandboxes: readonly ("wasm" | "native")[];
}

const BOTH = ["wasm", "native"] as const;

const MISTAKES: readonly Mistake[] = [
  {
    title: "a file that the sdist lacks",
    hook: 'open("notes/secret.txt").read()',
    code: "sdist-lacks-file",
    names: /notes\/secret\.txt/,
    sandboxes: BOTH,
  },
  {
    title: "a module that no requirement brings",
    hook: "import a_module_that_nobody_has",
    code: "build-requirement-missing",
    names: /a_module_that_nobody_has/,
    sandboxes: BOTH,
  },
  {
    title: "the project imports itself",
    hook: "import acme",
    code: "build-imports-own-tree",
    names: /backend-path/,
    sandboxes: ["native"],
  },
  {
    title: "a module that newer Pythons do not have",
    hook: "import asyncore",
    code: "build-needs-older-python",
    names: /asyncore/,
    sandboxes: BOTH,
  },
  {
    title: "the network",
    hook: 'import urllib.request; urllib.request.urlopen("http://127.0.0.1:9/")',
    code: "build-needs-network",
    names: /network/,
    sandboxes: BOTH,
  },
  {
    title: "a compiler that is not there",
    hook: 'import subprocess; subprocess.run(["cargo"], env={"PATH": "/nowhere"}, check=True)',
    code: "build-needs-compiler",
    names: /compiler/,
    sandboxes: BOTH,
  },
  {
    title: "a compiler that refuses the code",
    hook: 'print("acme.c:1:1: error: expected identifier", flush=True); raise SystemExit("command failed")',
    code: "build-compile-failed",
    names: /acme\.c:1:1/,
    sandboxes: ["native"],
  },
  {
    title: "a repository",
    hook: 'raise LookupError("setuptools-scm was unable to detect version for /source.")',
    code: "build-needs-repository",
    names: /SETUPTOOLS_SCM_PRETEND_VERSION/,
    sandboxes: ["native"],
  },
  {
    title: "a variable of the environment",
    hook: 'os.environ["CI_COMMIT_TAG"]',
    code: "build-needs-variable",
    names: /CI_COMMIT_TAG/,
    sandboxes: ["native"],
  },
  {
    title: "syntax that the interpreter cannot read",
    hook: 'compile("def f(:\\n", "setup.py", "exec")',
    code: "build-syntax-not-read",
    names: /newer Python/,
    sandboxes: ["native"],
  },
  {
    title: "code of Python 2",
    hook: "compile(\"print 'hello'\\n\", 'setup.py', 'exec')",
    code: "build-syntax-not-read",
    names: /Python 2/,
    sandboxes: ["native"],
  },
  {
    title: "a time before 1980",
    hook: 'zipfile.ZipInfo("x", (1970, 1, 1, 0, 0, 0))',
    code: "build-time-before-1980",
    names: /315532800/,
    sandboxes: ["native"],
  },
];

async function build(
  sandbox: BuildSandbox,
  files: Readonly<Record<string, string>>,
  wanted: "both" | "wheel" = "wheel",
) {
  const folder = projectFolder(files);
  made.push(folder);
  return buildProject({ folder, wanted, sandbox, source: EMPTY_SOURCE });
}

for (const kind of BOTH) {
  describe(`in the ${kind} sandbox a build is explained that needs`, () => {
    for (const { title, hook, code, names } of MISTAKES.filter((each) => each.sandboxes.includes(kind))) {
      test(title, async (context) => {
        const sandbox = sandboxes.get(kind);
        if (sandbox === undefined) return context.skip(NO_PYTHON);
        const result = await build(
          sandbox,
          inTreeProject(hook),
          code === "sdist-lacks-file" ? "both" : "wheel",
        );
        assert.ok(result.outcome === "failed");
        assert.equal(result.problem.code, code, JSON.stringify(result));
        assert.match(`${result.problem.consequence} ${result.problem.remedy}`, names);
      });
    }
  });
}

test("a requirement that no index offers is named with the index", async () => {
  const sandbox = sandboxes.get("wasm");
  assert.ok(sandbox);
  const pyproject = '[build-system]\nrequires = ["nobody-has-this >=2"]\nbuild-backend = "nobody"\n';
  await assert.rejects(build(sandbox, { "pyproject.toml": pyproject }), (error: unknown) => {
    assert.ok(error instanceof PythonError);
    assert.equal(error.problem.code, "build-requirements-unsatisfiable");
    assert.match(error.problem.state, /nobody-has-this.*an empty index/);
    return true;
  });
});
