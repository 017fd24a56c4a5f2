/** Releases that install and do not work, each with a good twin: verified in WebAssembly and with a real Python and pip. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  type CellResult,
  findInterpreters,
  type Interpreter,
  matrixCells,
  verifyRelease,
} from "@linchpin/python";
import { makeWheel, type WheelOptions } from "@linchpin/testing";
import { EMPTY_SOURCE } from "./in-tree-project.ts";
import { CACHE, NO_PYTHON } from "./sandboxes.ts";

const folder = mkdtempSync(join(tmpdir(), "linchpin-verify-test-"));
let interpreter: Interpreter | undefined;

before(async () => {
  interpreter = (await findInterpreters(CACHE))[0];
  if (interpreter === undefined) assert.equal(process.env["CI"], undefined, "CI must have a Python");
});
after(() => rmSync(folder, { recursive: true }));

type Platform = "wasm" | "native";

interface Mistake {
  readonly title: string;
  readonly code: string;
  readonly bad: Partial<WheelOptions>;
  readonly good: Partial<WheelOptions>;
  /** Where it is tried. An environment of pip takes ten seconds, so most are tried in WebAssembly alone. */
  readonly platforms: readonly Platform[];
}

const MISTAKES: readonly Mistake[] = [
  {
    title: "a subpackage is missing",
    code: "module-missing",
    bad: { files: { "acme/__init__.py": "from acme.core import run\n" } },
    good: {
      files: {
        "acme/__init__.py": "from acme.core import run\n",
        "acme/core/__init__.py": "def run(): ...\n",
      },
    },
    platforms: ["wasm"],
  },
  {
    title: "a data file that is read at import is missing",
    code: "data-file-missing",
    bad: { files: { "acme/__init__.py": READS_DATA() } },
    good: { files: { "acme/__init__.py": READS_DATA(), "acme/data.txt": "x" } },
    platforms: ["wasm"],
  },
  {
    title: "a console script points at nothing",
    code: "module-missing",
    bad: { files: { "acme/__init__.py": "" }, entryPoints: { console_scripts: ["acme = acme.cli:main"] } },
    good: {
      files: { "acme/__init__.py": "", "acme/cli.py": "def main():\n    print('usage: acme')\n" },
      entryPoints: { console_scripts: ["acme = acme.cli:main"] },
    },
    platforms: ["wasm", "native"],
  },
  {
    title: "a dependency is not declared",
    code: "dependency-undeclared",
    bad: { files: { "acme/__init__.py": "import a_project_that_nobody_has\n" } },
    good: {
      files: {
        "acme/__init__.py": "try:\n    import a_project_that_nobody_has\nexcept ImportError:\n    pass\n",
      },
    },
    platforms: ["wasm"],
  },
  {
    title: "the syntax is newer than the Python",
    code: "syntax-too-new",
    bad: { files: { "acme/__init__.py": "", "acme/new.py": "def f(:\n" } },
    good: { files: { "acme/__init__.py": "", "acme/new.py": "def f():\n    ...\n" } },
    platforms: ["wasm"],
  },
  {
    title: "an import hangs",
    code: "import-hangs",
    bad: { files: { "acme/__init__.py": "import time\nwhile True:\n    time.sleep(0.05)\n" } },
    good: { files: { "acme/__init__.py": "def run():\n    while True:\n        pass\n" } },
    platforms: ["native"],
  },
  {
    title: "importing leaves files behind",
    code: "uninstall-residue",
    bad: { files: { "acme/__init__.py": "open(__file__ + '.cache', 'w').write('x')\n" } },
    good: { files: { "acme/__init__.py": "" } },
    platforms: ["native"],
  },
];

function READS_DATA(): string {
  return "import os\nTEXT = open(os.path.join(os.path.dirname(__file__), 'data.txt')).read()\n";
}

async function verify(platform: Platform, options: Partial<WheelOptions>): Promise<CellResult | undefined> {
  const wheel = makeWheel({ name: "acme", version: "1.0", ...options });
  const path = join(mkdtempSync(join(folder, "wheel-")), wheel.fileName);
  writeFileSync(path, wheel.bytes);
  const interpreters = interpreter === undefined ? [] : [interpreter];
  const cells = matrixCells({
    interpreters,
    installers: ["pip"],
    resolutions: ["highest"],
    extras: [],
    pure: true,
  });
  const results = await verifyRelease({
    subject: { project: "acme", version: "1.0", wheel, path, indexUrl: "http://127.0.0.1:9/simple/" },
    cells: cells.filter((cell) => cell.platform === platform),
    source: EMPTY_SOURCE,
    cacheFolder: CACHE,
    parallel: 1,
    attemptSeconds: 3,
  });
  return results[0];
}

for (const platform of ["wasm", "native"] as const) {
  describe(`verified ${platform === "wasm" ? "in WebAssembly" : "with pip and a Python of the machine"}`, () => {
    for (const { title, code, bad, good } of MISTAKES.filter(({ platforms }) =>
      platforms.includes(platform),
    )) {
      test(title, async (context) => {
        const broken = await verify(platform, bad);
        if (broken === undefined) return context.skip(NO_PYTHON);
        assert.equal(broken.status, "failed", JSON.stringify(broken));
        assert.ok(
          broken.problems.some((problem) => problem.code === code && problem.severity === "error"),
          JSON.stringify(broken.problems),
        );
        const sound = await verify(platform, good);
        assert.equal(sound?.status, "passed", JSON.stringify(sound));
        assert.deepEqual(sound?.problems, []);
      });
    }
  });
}

test("a requirement that nobody offers is unsatisfiable in WebAssembly, so the cell is not tried and says why", async () => {
  const result = await verify("wasm", { requiresDist: ["a-project-that-nobody-has>=2"] });
  assert.equal(result?.status, "not-tried");
  assert.match(result?.because ?? "", /a-project-that-nobody-has/);
});
