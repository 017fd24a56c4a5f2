/**
 * A Python process that answers as `packaging` does (`oracle.py`). It is looked for in `LINCHPIN_PACKAGING_PYTHON`, then
 * as `python3` and `python`; only one that has `packaging` 26.3 will do.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

const PACKAGING_VERSION = "26.3";
const SCRIPT = fileURLToPath(new URL("oracle.py", import.meta.url));

/** The command of a Python with the right `packaging`, undefined where there is none. */
export function findOraclePython(): string | undefined {
  const named = process.env["LINCHPIN_PACKAGING_PYTHON"];
  return [named, "python3", "python"].find((command) => command !== undefined && hasPackaging(command));
}

/** Why a test that needs the oracle is skipped. */
export const NO_ORACLE = `no Python with packaging ${PACKAGING_VERSION} was found: name one in LINCHPIN_PACKAGING_PYTHON`;

function hasPackaging(command: string): boolean {
  const result = spawnSync(command, [SCRIPT, "--version"], { encoding: "utf8", timeout: 10_000 });
  return result.status === 0 && result.stdout.trim() === PACKAGING_VERSION;
}

export class Oracle {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;

  /** @param script the name of a Python file beside this one. */
  constructor(python: string, script = "oracle.py") {
    const path = fileURLToPath(new URL(script, import.meta.url));
    this.#process = spawn(python, [path], { stdio: ["pipe", "pipe", "pipe"] });
    this.#process.stderr.pipe(process.stderr);
    this.#reader = createInterface({ input: this.#process.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** The answers to the questions, in their order. */
  async ask(questions: readonly object[]): Promise<unknown[]> {
    this.#process.stdin.write(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
    const answers: unknown[] = [];
    while (answers.length < questions.length) {
      const line = await this.#lines.next();
      if (line.done === true) throw new Error(`the oracle ended after ${answers.length} answers`);
      answers.push(JSON.parse(line.value));
    }
    return answers;
  }

  async close(): Promise<void> {
    this.#process.stdin.end();
    this.#reader.close();
    if (this.#process.exitCode === null) await once(this.#process, "exit");
  }
}
