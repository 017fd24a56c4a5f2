/** Builds in CPython compiled to WebAssembly: no Python on the machine is needed, and nothing of it is reached. */
import { readFileSync } from "node:fs";
import { hookRequest, readHookOutcome } from "../build/hook-messages.ts";
import type { BuildSandbox, HookJob, HookOutcome } from "../build/sandbox.ts";
import { unpackWheel } from "../requirements/unpack-wheel.ts";
import { wasmEnvironment } from "./environment.ts";
import type { WasmJob } from "./protocol.ts";
import { runWasm, type WasmEnd, type WasmLimits } from "./run-wasm.ts";
import { wasmFingerprint, wasmSnapshot } from "./snapshot.ts";

const SOURCE = "/source";
const REQUIREMENTS = "/requirements";
const OUTPUT = "/output";

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
  const wheels = await Promise.all([...job.wheels].map(([name, bytes]) => unpackWheel(name, bytes)));
  const requirements = wheels.flat().map((file) => ({ ...file, path: `${REQUIREMENTS}/${file.path}` }));
  return {
    files: [...source, ...requirements],
    script: HOOKS,
    arguments: hookRequest(job, { source: SOURCE, requirements: REQUIREMENTS, output: OUTPUT }),
    collect: [OUTPUT],
    ...(job.umask === undefined ? {} : { umask: job.umask }),
    environment: { HOME: "/home", TMPDIR: "/tmp", ...job.environment },
  };
}

const ENDS: Readonly<Record<WasmEnd, string>> = {
  "timed-out": "it ran longer than the time limit",
  "out-of-memory": "it needed more memory than the limit",
  "printed-too-much": "it printed more than the limit",
  crashed: "the interpreter ended without an answer",
  interrupted: "it was interrupted",
};

function outcomeOf(run: Awaited<ReturnType<typeof runWasm>>): HookOutcome {
  const { answer, end, output } = run;
  if (answer?.kind === "returned") {
    const files = new Map(answer.files);
    return readHookOutcome(answer.result, output, (name) => files.get(`${OUTPUT}/${name}`));
  }
  const traceback = answer?.kind === "raised" ? answer.traceback : "";
  const message = end === undefined ? (traceback.trim().split("\n").at(-1) ?? "") : ENDS[end];
  return { outcome: "failed", hook: "the build", error: end ?? "Error", message, traceback, output };
}
