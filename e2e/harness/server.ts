/** A Linchpin server in a process of its own, started as a user starts it, with a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CommandResult, runCommand } from "./command.ts";

export interface Linchpin {
  /** Without a slash at its end. */
  readonly url: string;
  readonly data: string;
  /** The administrator's. */
  readonly token: string;
  /** What it has logged so far. */
  readonly log: () => string;
  /** Runs `linchpin WORDS…` in `folder` against this server. */
  readonly command: (...words: readonly string[]) => Promise<CommandResult>;
  readonly close: () => Promise<void>;
}

export interface LinchpinOptions {
  /** Holds the data folder, and is where the process runs. */
  readonly folder: string;
  /** The simple-API URL to mirror. */
  readonly upstream?: string;
  /** More `LINCHPIN_*` variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

export const LINCHPIN_MAIN = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));
const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];
const START_MILLISECONDS = 30_000;

export async function startLinchpin(options: LinchpinOptions): Promise<Linchpin> {
  const environment = environmentOf(options);
  const words = [...NODE_FLAGS, LINCHPIN_MAIN, "serve", "--port", "0", "--json"];
  const child = spawn(process.execPath, words, {
    cwd: options.folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test process that ends for whatever reason takes its server along.
  process.once("exit", () => child.kill("SIGKILL"));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const { url, data } = await readyFacts(child, () => log);
  const command = (...rest: readonly string[]): Promise<CommandResult> =>
    runCommand(process.execPath, [...NODE_FLAGS, LINCHPIN_MAIN, ...rest], {
      cwd: options.folder,
      env: { ...environment, LINCHPIN_SERVER: url },
    });
  const token = readFileSync(join(data, "admin.token"), "utf8").trim();
  return { url, data, token, log: () => log, command, close: () => stop(child) };
}

/** Nothing of this machine's settings, so that no real upstream is found by chance. */
function environmentOf(options: LinchpinOptions): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: options.folder,
    NO_COLOR: "1",
    LINCHPIN_DATA: join(options.folder, "linchpin-data"),
    ...(options.upstream !== undefined && { LINCHPIN_UPSTREAM: options.upstream }),
    ...options.environment,
  };
}

/** The JSON document that `serve --json` prints when it is ready; anything else that it prints is why it is not. */
async function readyFacts(child: ChildProcess, log: () => string): Promise<{ url: string; data: string }> {
  return await new Promise((resolve, reject) => {
    let text = "";
    const fail = (why: string): void => reject(new Error(`linchpin serve ${why}:\n${text}\n${log()}`));
    const timer = setTimeout(() => fail("was not ready in time"), START_MILLISECONDS);
    child.once("exit", (code) => fail(`ended with ${code}`));
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (!text.endsWith("}\n")) return;
      clearTimeout(timer);
      const facts = JSON.parse(text) as { url?: string; data?: string };
      if (facts.url === undefined || facts.data === undefined) fail("is not ready");
      else resolve({ url: facts.url, data: facts.data });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await exited;
  clearTimeout(killer);
}
