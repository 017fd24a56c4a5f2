/** Builds with an interpreter of the machine, in a folder of its own, isolated as far as the machine allows. */
import { copyFile, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hookRequest, readHookOutcome } from "../build/hook-messages.ts";
import type { BuildSandbox, HookJob, HookOutcome } from "../build/sandbox.ts";
import { targetEnvironment } from "../interpreters/description.ts";
import type { Interpreter } from "../interpreters/find.ts";
import { layFiles, readOwnFile, removeTree } from "./files.ts";
import { isolatedCommand, isolationOfMachine, NATIVE_LIMITS, type NativeLimits } from "./isolate.ts";
import { type NativeRun, runNative } from "./run-native.ts";
import { toolchain } from "./toolchain.ts";
import { makeVirtualEnvironment } from "./virtual-environment.ts";

const HOOKS = fileURLToPath(new URL("../build/hooks.py", import.meta.url));

/** Bytes of what hooks.py answers. */
const LONGEST_ANSWER = 1024 * 1024;

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
        await lay(work, job, interpreter);
        const run = await start(interpreter, limits, work, job, signal);
        return await outcomeOf(run, work, limits);
      } finally {
        await removeTree(work);
      }
    },
  };
}

/** The folders of one build: source, environment, output, home, tmp, and the messages of hooks.py. */
function placesIn(work: string) {
  return {
    source: join(work, "source"),
    environment: join(work, "environment"),
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

async function lay(work: string, job: HookJob, interpreter: Interpreter): Promise<void> {
  const places = placesIn(work);
  const folders = [places.source, places.output, places.home, places.temporary, places.root];
  await Promise.all(folders.map((folder) => mkdir(folder)));
  await copyFile(HOOKS, places.hooks);
  await writeFile(places.request, hookRequest(job, { ...places, searchPath: [] }));
  await layFiles(places.source, job.tree.files);
  await makeVirtualEnvironment(places.environment, interpreter, job.wheels);
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
  const programs = join(places.environment, "bin");
  const python = [join(programs, "python"), places.hooks, places.request, places.answer];
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
  return runNative({
    words,
    folder: work,
    environment: {
      PATH: [programs, ...tools.path, "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
      VIRTUAL_ENV: places.environment,
      HOME: places.home,
      TMPDIR: places.temporary,
      LANG: "C.UTF-8",
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

async function outcomeOf(run: NativeRun, work: string, limits: NativeLimits): Promise<HookOutcome> {
  const answer = await readOwnFile(work, "answer.json", LONGEST_ANSWER);
  if (answer === undefined || run.end !== undefined) return endedOutcome(run);
  return readHookOutcome(new TextDecoder().decode(answer), run.output, (name) =>
    readOwnFile(work, join("output", name), limits.fileBytes),
  );
}

function endedOutcome(run: NativeRun): HookOutcome {
  const how = run.signal ?? `code ${run.code}`;
  return {
    outcome: "failed",
    hook: "the build",
    error: run.end ?? "crashed",
    message: run.end === undefined ? `the interpreter ended with ${how}` : "",
    traceback: "",
    output: run.output,
  };
}
