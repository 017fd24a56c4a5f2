/** Builds with an interpreter of the machine, in a folder of its own, isolated as far as the machine allows. */
import { chmod, cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hookRequest, readHookOutcome } from "../build/hook-messages.ts";
import type { BuildSandbox, HookJob, HookOutcome } from "../build/sandbox.ts";
import { targetEnvironment } from "../interpreters/description.ts";
import type { Interpreter } from "../interpreters/find.ts";
import { unpackWheel } from "../requirements/unpack-wheel.ts";
import { isolatedCommand, isolationOfMachine, NATIVE_LIMITS, type NativeLimits } from "./isolate.ts";
import { type NativeRun, runNative } from "./run-native.ts";
import { toolchain } from "./toolchain.ts";

const HOOKS = fileURLToPath(new URL("../build/hooks.py", import.meta.url));

/** A sandbox around one interpreter of the machine. */
export function nativeBuildSandbox(
  interpreter: Interpreter,
  limits: NativeLimits = NATIVE_LIMITS,
): BuildSandbox {
  const { description } = interpreter;
  return {
    kind: "native",
    description: `${description.markers.platform_python_implementation} ${description.version.join(".")} at ${interpreter.path}`,
    environment: targetEnvironment(description),
    async callHook(job, signal) {
      const work = await mkdtemp(join(tmpdir(), "linchpin-build-"));
      try {
        await lay(work, job);
        const run = await start(interpreter, limits, work, job, signal);
        return await outcomeOf(run, work);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
  };
}

/** The folders of one build: source, requirements, output, home, tmp, and the messages of hooks.py. */
function placesIn(work: string) {
  return {
    source: join(work, "source"),
    requirements: join(work, "requirements"),
    output: join(work, "output"),
    home: join(work, "home"),
    temporary: join(work, "tmp"),
    /** Becomes the root that the build sees. */
    root: join(work, "root"),
    hooks: join(work, "hooks.py"),
    request: join(work, "request.json"),
    answer: join(work, "answer.json"),
  };
}

async function lay(work: string, job: HookJob): Promise<void> {
  const places = placesIn(work);
  const folders = [
    places.source,
    places.requirements,
    places.output,
    places.home,
    places.temporary,
    places.root,
  ];
  await Promise.all(folders.map((folder) => mkdir(folder)));
  await cp(HOOKS, places.hooks);
  await writeFile(places.request, hookRequest(job, places));
  for (const file of job.tree.files) await put(join(places.source, file.path), file);
  for (const [name, bytes] of job.wheels) {
    for (const file of await unpackWheel(name, bytes)) await put(join(places.requirements, file.path), file);
  }
}

async function put(
  path: string,
  file: { readonly bytes: Uint8Array; readonly mode: number; readonly modifiedMs?: number },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file.bytes);
  await chmod(path, file.mode);
  if (file.modifiedMs !== undefined) await utimes(path, file.modifiedMs / 1000, file.modifiedMs / 1000);
}

function start(
  interpreter: Interpreter,
  limits: NativeLimits,
  work: string,
  job: HookJob,
  signal: AbortSignal | undefined,
): Promise<NativeRun> {
  const places = placesIn(work);
  const tools = toolchain(process.env);
  const { prefix, base_prefix } = interpreter.description;
  const python = [interpreter.path, places.hooks, places.request, places.answer];
  const words = isolatedCommand(
    isolationOfMachine(),
    limits,
    ["sh", "-c", 'umask "$1" && shift && exec "$@"', "sh", (job.umask ?? 0o022).toString(8), ...python],
    {
      root: places.root,
      work,
      visible: [...new Set([prefix, base_prefix, ...tools.folders])].filter(isOutsideSystem),
    },
  );
  const path = [
    join(places.requirements, "bin"),
    dirname(interpreter.path),
    ...tools.path,
    "/usr/local/bin",
    "/usr/bin",
    "/bin",
  ];
  return runNative({
    words,
    folder: work,
    environment: {
      PATH: path.join(":"),
      HOME: places.home,
      TMPDIR: places.temporary,
      LANG: "C.UTF-8",
      PYTHONPATH: places.requirements,
      PYTHONNOUSERSITE: "1",
      PYTHONDONTWRITEBYTECODE: "1",
      ...tools.environment,
      ...job.environment,
    },
    limits,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What lies below /usr is shown already. */
function isOutsideSystem(folder: string): boolean {
  return folder !== "/" && folder !== "/usr" && !folder.startsWith("/usr/");
}

async function outcomeOf(run: NativeRun, work: string): Promise<HookOutcome> {
  const places = placesIn(work);
  const answer = await readFile(places.answer, "utf8").catch(() => undefined);
  if (answer === undefined || run.end !== undefined) return endedOutcome(run);
  const name = /"name": "([^"/\\]+)"/.exec(answer)?.[1] ?? "";
  const bytes = name === "" ? undefined : await readFile(join(places.output, name)).catch(() => undefined);
  return readHookOutcome(answer, run.output, () => bytes);
}

const ENDS = {
  "timed-out": "it ran longer than the time limit",
  "printed-too-much": "it printed more than the limit",
  interrupted: "it was interrupted",
} as const;

function endedOutcome(run: NativeRun): HookOutcome {
  const how =
    run.end === undefined ? `the interpreter ended with ${run.signal ?? `code ${run.code}`}` : ENDS[run.end];
  return {
    outcome: "failed",
    hook: "the build",
    error: run.end ?? "crashed",
    message: how,
    traceback: "",
    output: run.output,
  };
}
