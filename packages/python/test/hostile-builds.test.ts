/**
 * Builds that mean harm, in both sandboxes with small limits: each must be contained and explained, and nothing of it
 * may run or lie around afterwards. Fails if a secret is read, a file is written outside, or a process is left.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  type BuildResult,
  type BuildSandbox,
  buildProject,
  findInterpreters,
  isolationOfMachine,
  nativeBuildSandbox,
  wasmBuildSandbox,
} from "@linchpin/python";
import { EMPTY_SOURCE, inTreeProject } from "./in-tree-project.ts";
import { CACHE, NO_PYTHON, projectFolder } from "./sandboxes.ts";

const MIB = 1024 * 1024;

/** The folder of this machine that the builds would like to reach. */
const outside = mkdtempSync(join(tmpdir(), "linchpin-outside-"));
const secret = join(outside, "id_rsa");
/** Where the sandbox lays its folders: the name marks its processes. */
const workplace = mkdtempSync(join(tmpdir(), "linchpin-workplace-"));
const made: string[] = [];
const sandboxes = new Map<string, BuildSandbox>();

before(async () => {
  writeFileSync(secret, "the secret key of this machine");
  process.env["TMPDIR"] = workplace;
  const wasm = { memoryBytes: 256 * MIB, timeMs: 5000, outputBytes: MIB };
  sandboxes.set("wasm", await wasmBuildSandbox(CACHE, wasm));
  const [interpreter] = await findInterpreters(CACHE);
  assert.ok(interpreter ?? process.env["CI"] === undefined, "CI must have a Python");
  const native = {
    memoryBytes: 512 * MIB,
    totalMemoryBytes: 512 * MIB,
    timeMs: 3000,
    processes: 30,
    fileBytes: 16 * MIB,
    outputBytes: MIB,
  };
  if (interpreter !== undefined) sandboxes.set("native", nativeBuildSandbox(interpreter, native));
});
after(() => [...made, outside, workplace].forEach((folder) => rmSync(folder, { recursive: true })));

async function build(sandbox: BuildSandbox, hook: string): Promise<BuildResult> {
  const folder = projectFolder(inTreeProject(hook));
  made.push(folder);
  return buildProject({ folder, wanted: "wheel", sandbox, source: EMPTY_SOURCE });
}

interface Attack {
  readonly title: string;
  readonly hook: string;
  /** The code of the explanation in each sandbox; undefined where the build may go on, having reached nothing. */
  readonly ends: Readonly<Partial<Record<"wasm" | "native", readonly (string | undefined)[]>>>;
}

const ATTACKS: readonly Attack[] = [
  {
    title: "reads a secret key",
    hook: `open("acme/__init__.py", "w").write(open(${JSON.stringify(secret)}).read())`,
    ends: { wasm: ["build-reads-outside"], native: ["build-reads-outside"] },
  },
  {
    title: "hands a link to a secret out as its wheel",
    hook: `os.symlink(${JSON.stringify(secret)}, os.path.join(directory, "acme-1.0-py3-none-any.whl")); return "acme-1.0-py3-none-any.whl"`,
    ends: { wasm: ["build-backend-failed"], native: ["build-backend-failed"] },
  },
  {
    title: "names a file outside as its wheel",
    hook: `return ${JSON.stringify(secret)}`,
    ends: { native: ["build-backend-failed"] },
  },
  {
    title: "writes outside",
    hook: `os.makedirs(${JSON.stringify(outside)}, exist_ok=True); open(${JSON.stringify(join(outside, "owned"))}, "w").write("x")`,
    // It writes into a root of its own, which is thrown away.
    ends: { wasm: [undefined], native: [undefined] },
  },
  {
    title: "writes into the system",
    hook: 'open("/usr/lib/owned.pth", "w").write("x")',
    ends: { native: ["build-writes-outside"] },
  },
  {
    title: "forks without end",
    hook: "while True: os.fork()",
    ends: { wasm: ["build-needs-compiler"], native: ["build-too-many-processes", "build-backend-failed"] },
  },
  {
    title: "eats memory",
    hook: "hoard = []\nwhile True: hoard.append(bytearray(10_000_000))",
    ends: { wasm: ["build-out-of-memory"], native: ["build-out-of-memory"] },
  },
  {
    title: "eats memory in many processes",
    hook: "for _ in range(9): os.fork()\nhoard = []\nwhile True: hoard.append(bytearray(1_000_000))",
    ends: { native: ["build-out-of-memory", "build-too-many-processes"] },
  },
  {
    title: "sleeps for ever",
    hook: "import time\nwhile True: time.sleep(1)",
    ends: { wasm: ["build-timed-out"], native: ["build-timed-out"] },
  },
  {
    title: "prints a gigabyte",
    hook: "for _ in range(1024): print('x' * 1024 * 1024)",
    ends: { wasm: ["build-printed-too-much"], native: ["build-printed-too-much"] },
  },
  {
    title: "writes a file without end",
    hook: "stream = open('large', 'wb')\nwhile True: stream.write(bytes(1_000_000))",
    ends: { wasm: ["build-out-of-memory"], native: ["build-file-too-large"] },
  },
  {
    title: "kills its own interpreter",
    hook: "os._exit(0)",
    ends: { wasm: ["build-crashed"], native: ["build-crashed"] },
  },
  {
    title: "leaves a process behind",
    hook: "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(999)'], start_new_session=True)",
    ends: { native: [undefined] },
  },
  {
    title: "locks its folders",
    hook: "os.makedirs('locked/inner')\nos.chmod('locked', 0)",
    ends: { native: [undefined] },
  },
];

for (const kind of ["wasm", "native"] as const) {
  describe(`in the ${kind} sandbox, a build that`, () => {
    for (const { title, hook, ends } of ATTACKS.filter((attack) => attack.ends[kind] !== undefined)) {
      test(title, async (context) => {
        const sandbox = sandboxes.get(kind);
        if (sandbox === undefined) return context.skip(NO_PYTHON);
        if (kind === "native") requireIsolation();
        const result = await build(sandbox, hook);
        const code = result.outcome === "failed" ? result.problem.code : undefined;
        assert.ok(ends[kind]?.includes(code), JSON.stringify(result));
        assert.ok(!JSON.stringify(result).includes("the secret key"), "the secret was read");
        assert.deepEqual(readdirSync(outside), ["id_rsa"], "a file was written outside");
        const left = readdirSync(workplace).filter((name) => name.startsWith("linchpin-build-"));
        assert.deepEqual(left, [], "a folder was left");
        assert.deepEqual(processesOfWorkplace(), [], "a process was left");
      });
    }
  });
}

function requireIsolation(): void {
  assert.deepEqual(isolationOfMachine().missing, [], "this machine cannot contain a native build");
}

/** The command lines of processes that run in the workplace. */
function processesOfWorkplace(): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(workplace));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
