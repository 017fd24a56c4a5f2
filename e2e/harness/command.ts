/** Runs a program to its end without blocking this process, which serves the fake upstream meanwhile. */
import { spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** After it the program is killed, and the run is an error. */
  readonly timeoutSeconds?: number;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came: what a person would have seen. */
  readonly output: string;
}

const DEFAULT_TIMEOUT_SECONDS = 120;

/** Resolves whatever the exit code is; rejects only when the program cannot be started or takes too long. */
export async function runCommand(
  file: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const seconds = options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  const child = spawn(file, [...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.env !== undefined && { env: { ...options.env } }),
  });
  const heard = { stdout: "", stderr: "", output: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      heard[name] += text;
      heard.output += text;
    });
  }
  return await new Promise<CommandResult>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`${file} ${parameters.join(" ")} took longer than ${seconds} s:\n${heard.output}`));
    }, seconds * 1000);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, ...heard });
    });
  });
}

/** As `runCommand`, and any exit code but 0 is an error that shows the output. */
export async function mustRun(
  file: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const result = await runCommand(file, parameters, options);
  if (result.code !== 0) {
    throw new Error(`${file} ${parameters.join(" ")} ended with ${result.code}:\n${result.output}`);
  }
  return result;
}
