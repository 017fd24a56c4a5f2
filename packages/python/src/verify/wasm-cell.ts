/** The cell that every machine has: pure wheels in CPython compiled to WebAssembly, resolved and laid by ourselves. */
import { readFileSync } from "node:fs";
import { parseVersion } from "@linchpin/standards";
import { PythonError } from "../error.ts";
import type { Candidate, PackageSource } from "../requirements/package-source.ts";
import { resolveRequirements, type TargetEnvironment } from "../requirements/resolve.ts";
import {
  type EnvironmentLayout,
  type InstalledFile,
  metadataOfWheel,
  unpackWheel,
} from "../requirements/unpack-wheel.ts";
import { wasmEnvironment } from "../wasm/environment.ts";
import { runWasm, type WasmRun } from "../wasm/run-wasm.ts";
import { wasmFingerprint, wasmSnapshot } from "../wasm/snapshot.ts";
import { type Cell, type CellResult, problemOf, type Subject } from "./cell.ts";
import type { Declared } from "./declared.ts";
import { judge } from "./judge.ts";
import { parseProbeAnswer } from "./probe-answer.ts";

const PROBE = readFileSync(new URL("probe.py", import.meta.url), "utf8");
const PACKAGES = "/packages";
const LAYOUT: EnvironmentLayout = {
  library: PACKAGES,
  scripts: `${PACKAGES}/bin`,
  root: PACKAGES,
  python: "/usr/bin/python3",
};

export interface WasmCellRequest {
  readonly cell: Cell;
  readonly subject: Subject;
  readonly declared: Declared;
  readonly source: PackageSource;
  readonly cacheFolder: string;
  readonly signal?: AbortSignal;
}

/** Never rejects for what the release does. */
export async function tryInWasm(request: WasmCellRequest): Promise<CellResult> {
  const begin = performance.now();
  const ended = await trySteps(request);
  return {
    id: request.cell.id,
    installed: [],
    ...ended,
    milliseconds: Math.round(performance.now() - begin),
  };
}

async function trySteps(
  request: WasmCellRequest,
): Promise<Omit<CellResult, "id" | "milliseconds" | "installed">> {
  const snapshot = await wasmSnapshot(request.cacheFolder);
  const options = snapshot === undefined ? {} : { snapshot };
  const { environment } = await wasmEnvironment(request.cacheFolder, await wasmFingerprint(), options);
  try {
    const files = await installed(request, environment);
    const run = await runWasm(
      { kind: "run", job: jobOf(request, files) },
      { ...options, ...(request.signal === undefined ? {} : { signal: request.signal }) },
    );
    return verdict(run, request, environment.markers);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return { status: "not-tried", because: error.problem.state, problems: [], output: "" };
  }
}

/** The wheel itself and the wheels that it needs, as they lie once installed. */
async function installed(
  { subject, source, cell }: WasmCellRequest,
  environment: TargetEnvironment,
): Promise<readonly InstalledFile[]> {
  const extras = cell.extra === undefined ? "" : `[${cell.extra}]`;
  const offered = withSubject(source, subject);
  const wanted = `${subject.project}${extras}==${subject.version}`;
  const chosen = await resolveRequirements([wanted], environment, offered);
  const wheels = chosen.map(async (candidate) =>
    unpackWheel(candidate.fileName, await offered.download(candidate), LAYOUT),
  );
  return (await Promise.all(wheels)).flat();
}

/** The index with the wheel that is verified in the place of all others of its project. */
function withSubject(source: PackageSource, { project, version, wheel }: Subject): PackageSource {
  const own: Candidate = { project, version: parseVersion(version), fileName: wheel.fileName, yanked: false };
  const isOwn = (candidate: Candidate): boolean => candidate.fileName === wheel.fileName;
  return {
    name: source.name,
    wheels: async (name) => (name === project ? [own] : source.wheels(name)),
    metadata: async (candidate) =>
      isOwn(candidate) ? metadataOfWheel(wheel.fileName, wheel.bytes) : source.metadata(candidate),
    download: async (candidate) => (isOwn(candidate) ? wheel.bytes : source.download(candidate)),
  };
}

function jobOf({ subject, declared }: WasmCellRequest, files: readonly InstalledFile[]) {
  const question = {
    project: subject.project,
    modules: declared.modules,
    scripts: [],
    scripts_folder: "",
    seconds: 0,
    separate: false,
  };
  return {
    files,
    script: `import sys\nsys.path.insert(0, ${JSON.stringify(PACKAGES)})\n${PROBE}`,
    arguments: JSON.stringify(question),
    collect: [],
    environment: { HOME: "/home" },
  };
}

function verdict(run: WasmRun, { declared }: WasmCellRequest, markers: Parameters<typeof judge>[2]) {
  if (run.answer?.kind !== "returned") return unfinished(run);
  const answer = parseProbeAnswer(run.answer.result);
  const problems = judge(answer, declared, markers);
  const failed = problems.some(({ severity }) => severity === "error");
  return {
    status: failed ? ("failed" as const) : ("passed" as const),
    problems,
    output: failed ? run.output : "",
  };
}

/** Imports share one interpreter here: what was under way when it ended is the last line that it printed. */
function unfinished(run: WasmRun) {
  const doing = run.output.trim().split("\n").at(-1) ?? "";
  const problem = problemOf("import-hangs", "error", {
    state: `the interpreter ended while ${doing || "it was starting"}: ${run.end ?? "without an answer"}`,
    trigger: doing || "starting the interpreter",
    consequence: "a program that does the same waits for ever or dies",
    remedy: "do no work at import: move it into a function",
  });
  return { status: "failed" as const, problems: [problem], output: run.output };
}
