/** Starts the child process of the crash tests, and kills it. */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MadeFile } from "@linchpin/testing";
import { basic } from "../support/running-server.ts";
import { formBody, goodFields } from "../support/upload-form.ts";

const SCRIPT = new URL("./crashing-server.ts", import.meta.url);

export class CrashChild {
  readonly #process: ChildProcess;
  readonly url: string;
  readonly #token: string;

  static async start(folder: string): Promise<CrashChild> {
    const child = fork(SCRIPT, [folder], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "linchpin-compile-cache") },
    });
    const [message] = (await Promise.race([once(child, "message"), failOnExit(child)])) as [{ url: string }];
    return new CrashChild(child, message.url, readFileSync(join(folder, "admin.token"), "utf8").trim());
  }

  private constructor(child: ChildProcess, url: string, token: string) {
    this.#process = child;
    this.url = url;
    this.#token = token;
  }

  /** From now on the process dies when it passes the step. */
  async arm(point: string): Promise<void> {
    this.#process.send(point);
    await once(this.#process, "message");
  }

  /** True if the server says that the file is stored, false if it died before it could say so. */
  async upload(file: MadeFile): Promise<boolean> {
    return this.#isDone("/staging/legacy/", formBody(goodFields(file), file));
  }

  async promote(project: string, version: string): Promise<boolean> {
    const body = JSON.stringify({ project, version, from: "staging", to: "prod" });
    return this.#isDone("/api/promotions", body, { "content-type": "application/json" });
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }

  async ended(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null)
      await once(this.#process, "exit");
  }

  async #isDone(
    path: string,
    body: FormData | string,
    headers: Record<string, string> = {},
  ): Promise<boolean> {
    let answer: Response;
    try {
      answer = await fetch(this.url + path, {
        method: "POST",
        headers: { authorization: basic(this.#token), ...headers },
        body,
      });
      await answer.text();
    } catch {
      return false;
    }
    if (!answer.ok) throw new Error(`the server answered ${answer.status} ${answer.statusText}`);
    return true;
  }
}

async function failOnExit(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, "exit")) as [number];
  throw new Error(`the server ended with ${code} before it was ready`);
}
