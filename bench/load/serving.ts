/** A server under measurement: started, waited for, stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

export interface Serving {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startMs: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly name: string;
  readonly words: readonly string[];
  readonly url: string;
  /** The path that is asked until it answers. */
  readonly readyPath: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a server; rejects where it does not answer within 30 seconds. */
export async function startServing(command: ServerCommand): Promise<Serving> {
  const [file = "", ...parameters] = command.words;
  const begin = performance.now();
  const child = spawn(file, parameters, { stdio: "ignore", env: { ...process.env, ...command.environment } });
  await waitForAnswer(child, `${command.url}${command.readyPath}`);
  return {
    name: command.name,
    url: command.url,
    pid: child.pid ?? 0,
    startMs: performance.now() - begin,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function waitForAnswer(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(" ")} ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined && answer.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGKILL");
  throw new Error(`${url} did not answer within 30 s`);
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
