/** Starts CPython in WebAssembly in a child process of its own, within limits, and gives back what it left. */
import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { OutputTail } from "../output-tail.ts";
import { residentBytes } from "../processes.ts";
import type { SandboxEnd } from "../sandbox-end.ts";
import type { WasmChildAnswer, WasmChildStart } from "./protocol.ts";

export interface WasmLimits {
  /** Bytes of the interpreter's own memory. */
  readonly memoryBytes: number;
  /** Milliseconds, the start of the interpreter included. */
  readonly timeMs: number;
  /** Bytes that it may print before it is ended. */
  readonly outputBytes: number;
}

export const WASM_LIMITS: WasmLimits = {
  memoryBytes: 1024 * 1024 * 1024,
  timeMs: 300_000,
  outputBytes: 16 * 1024 * 1024,
};

export interface WasmRun {
  readonly answer?: WasmChildAnswer;
  readonly end?: SandboxEnd;
  /** The last lines that it printed. */
  readonly output: string;
}

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

/** What the process needs beside the interpreter's memory: Node, the code of CPython, copies of the files. */
const PROCESS_OVERHEAD_BYTES = 768 * 1024 * 1024;

const WATCH_INTERVAL_MS = 100;

/**
 * Runs one task in a fresh interpreter. Never rejects for what happens in the sandbox: the outcome is in the
 * result. `signal` ends the child at once.
 */
export function runWasm(
  task: WasmChildStart["task"],
  options: { readonly snapshot?: string; readonly limits?: WasmLimits; readonly signal?: AbortSignal } = {},
): Promise<WasmRun> {
  const limits = options.limits ?? WASM_LIMITS;
  const child = startChild(options.snapshot);
  const start: WasmChildStart = {
    pyodide: pathToFileURL(join(pyodideFolder(), "pyodide.mjs")).href,
    memoryBytes: limits.memoryBytes,
    task,
    ...(options.snapshot === undefined ? {} : { snapshot: options.snapshot }),
  };
  child.send(start);
  return watch(child, limits, options.signal);
}

/** Where pyodide lies, links resolved: the permission model compares real paths. */
export function pyodideFolder(): string {
  return realpathSync(dirname(fileURLToPath(import.meta.resolve("pyodide/package.json"))));
}

function startChild(snapshot: string | undefined): ChildProcess {
  const folders = [pyodideFolder(), dirname(CHILD)].map((folder) => `${folder}/*`);
  const readable = [...folders, ...(snapshot === undefined ? [] : [snapshot])].map(
    (path) => `--allow-fs-read=${path}`,
  );
  return spawn(
    process.execPath,
    // node:sqlite opens and writes any file, permission model or not (seen with Node 26.10).
    ["--permission", ...readable, "--no-experimental-sqlite", "--max-old-space-size=512", CHILD],
    { stdio: ["ignore", "pipe", "pipe", "ipc"], serialization: "advanced", env: {}, cwd: dirname(CHILD) },
  );
}

function watch(child: ChildProcess, limits: WasmLimits, signal: AbortSignal | undefined): Promise<WasmRun> {
  const tail = new OutputTail();
  let answer: WasmChildAnswer | undefined;
  let end: SandboxEnd | undefined;
  const stop = (reason: SandboxEnd): void => {
    end ??= reason;
    child.kill("SIGKILL");
  };
  const interrupt = (): void => stop("interrupted");
  const timer = setTimeout(() => stop("timed-out"), limits.timeMs);
  const watcher = setInterval(() => {
    if (residentBytes(child.pid) > limits.memoryBytes + PROCESS_OVERHEAD_BYTES) stop("out-of-memory");
  }, WATCH_INTERVAL_MS);
  signal?.addEventListener("abort", interrupt, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      if (tail.add(chunk) > limits.outputBytes) stop("printed-too-much");
    });
  }
  child.once("message", (message) => {
    answer = message as WasmChildAnswer;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      clearTimeout(timer);
      clearInterval(watcher);
      signal?.removeEventListener("abort", interrupt);
      if (answer === undefined) end ??= "crashed";
      resolve({
        output: tail.text(),
        ...(end === undefined ? { answer: answer as WasmChildAnswer } : { end }),
      });
    });
  });
}
