/** Runs one command on the machine within limits, and ends all of it. */
import { spawn } from "node:child_process";
import { OutputTail } from "../output-tail.ts";
import { descendants, residentBytes } from "../processes.ts";
import type { SandboxEnd } from "../sandbox-end.ts";
import type { NativeLimits } from "./isolate.ts";

export interface NativeRun {
  /** Absent when the process was ended by a signal. */
  readonly code?: number;
  readonly signal?: string;
  readonly end?: Exclude<SandboxEnd, "crashed">;
  /** The last lines printed, both streams in the order in which they came. */
  readonly output: string;
}

export interface NativeCommand {
  readonly words: readonly string[];
  readonly folder: string;
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: Pick<NativeLimits, "timeMs" | "outputBytes"> &
    Partial<Pick<NativeLimits, "processes" | "totalMemoryBytes">>;
  readonly signal?: AbortSignal;
}

const WATCH_INTERVAL_MS = 200;

/** Never rejects for what the command does; rejects where it cannot be started. */
export function runNative(command: NativeCommand): Promise<NativeRun> {
  const [file = "", ...parameters] = command.words;
  // A group of its own, so that whatever the command starts ends with it.
  const child = spawn(file, parameters, {
    cwd: command.folder,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const tail = new OutputTail();
  let end: NativeRun["end"];
  const stop = (reason: NonNullable<NativeRun["end"]>): void => {
    end ??= reason;
    killGroup(child.pid);
  };
  const interrupt = (): void => stop("interrupted");
  const timer = setTimeout(() => stop("timed-out"), command.limits.timeMs);
  const watcher = setInterval(() => {
    const exceeded = exceededLimit(child.pid, command.limits);
    if (exceeded !== undefined) stop(exceeded);
  }, WATCH_INTERVAL_MS);
  command.signal?.addEventListener("abort", interrupt, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      if (tail.add(chunk) > command.limits.outputBytes) stop("printed-too-much");
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => killGroup(child.pid));
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      clearInterval(watcher);
      command.signal?.removeEventListener("abort", interrupt);
      resolve({
        output: tail.text(),
        ...(code === null ? {} : { code }),
        ...(signal === null ? {} : { signal }),
        ...(end === undefined ? {} : { end }),
      });
    });
  });
}

/**
 * Looked at from outside, because the kernel's own limit on processes does not hold for root, and its limit on memory
 * counts each process alone.
 */
function exceededLimit(
  pid: number | undefined,
  { processes = Infinity, totalMemoryBytes = Infinity }: NativeCommand["limits"],
): "too-many-processes" | "out-of-memory" | undefined {
  if (pid === undefined || (processes === Infinity && totalMemoryBytes === Infinity)) return undefined;
  const all = [pid, ...descendants(pid, processes)];
  if (all.length > processes) return "too-many-processes";
  const memory = all.reduce((sum, each) => sum + residentBytes(each), 0);
  return memory > totalMemoryBytes ? "out-of-memory" : undefined;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}
