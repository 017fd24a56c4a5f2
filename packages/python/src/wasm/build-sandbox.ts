/** Builds in CPython compiled to WebAssembly: no Python on the machine is needed, and nothing of it is reached. */
import { readFileSync } from "node:fs";
import { hookRequest, readHookOutcome } from "../build/hook-messages.ts";
import type { BuildSandbox, HookJob, HookOutcome } from "../build/sandbox.ts";
import { type EnvironmentLayout, unpackWheel } from "../requirements/unpack-wheel.ts";
import { wasmEnvironment } from "./environment.ts";
import type { WasmJob } from "./protocol.ts";
import { runWasm, type WasmLimits, type WasmRun } from "./run-wasm.ts";
import { wasmFingerprint, wasmSnapshot } from "./snapshot.ts";

const SOURCE = "/source";
const OUTPUT = "/output";

const LAYOUT: EnvironmentLayout = {
  library: "/requirements",
  scripts: "/requirements/bin",
  root: "/requirements",
  python: "/usr/bin/python3",
};

const HOOKS = readFileSync(new URL("../build/hooks.py", import.meta.url), "utf8");

/** A sandbox whose interpreter starts from the image kept in `cacheFolder`. */
export async function wasmBuildSandbox(cacheFolder: string, limits?: WasmLimits): Promise<BuildSandbox> {
  const snapshot = await wasmSnapshot(cacheFolder);
  const options = {
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(limits === undefined ? {} : { limits }),
  };
  const { description, environment } = await wasmEnvironment(cacheFolder, await wasmFingerprint(), options);
  return {
    kind: "wasm",
    description,
    environment,
    async callHook(job, signal) {
      const task = { kind: "run", job: await wasmJob(job) } as const;
      return outcomeOf(await runWasm(task, { ...options, ...(signal === undefined ? {} : { signal }) }));
    },
  };
}

async function wasmJob(job: HookJob): Promise<WasmJob> {
  const source = job.tree.files.map((file) => ({ ...file, path: `${SOURCE}/${file.path}` }));
  const wheels = await Promise.all([...job.wheels].map(([name, bytes]) => unpackWheel(name, bytes, LAYOUT)));
  return {
    files: [...source, ...wheels.flat()],
    script: HOOKS,
    arguments: hookRequest(job, { source: SOURCE, searchPath: [LAYOUT.library], output: OUTPUT }),
    collect: [OUTPUT],
    ...(job.umask === undefined ? {} : { umask: job.umask }),
    environment: { HOME: "/home", TMPDIR: "/tmp", ...job.environment },
  };
}

async function outcomeOf(run: WasmRun): Promise<HookOutcome> {
  const { answer, end, output } = run;
  if (answer?.kind === "returned") {
    const files = new Map(answer.files);
    return readHookOutcome(answer.result, output, async (name) => files.get(`${OUTPUT}/${name}`));
  }
  const traceback = answer?.kind === "raised" ? answer.traceback : "";
  const message = traceback.trim().split("\n").at(-1) ?? "";
  // What pyodide says where Python calls os._exit.
  const error = end ?? (message.startsWith("Program terminated") ? "crashed" : "Error");
  return { outcome: "failed", hook: "the build", error, message, traceback, output };
}
