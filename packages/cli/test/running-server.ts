/** A real server in this process, on a free port, with a data folder that is gone after the tests of a file. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { loadSettings, startServer } from "@linchpin/server";
import type { MadeFile } from "@linchpin/testing";
import { runProgram } from "../src/program.ts";
import { fakeTerminal } from "./fake-terminal.ts";

export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface ServerForCommands {
  readonly url: string;
  readonly folder: string;
  /** Runs `linchpin WORDS…` in the folder, against this server, as its administrator. */
  readonly run: (...words: readonly string[]) => Promise<CommandOutcome>;
  /** Writes a file to the folder and gives its name. */
  readonly put: (made: MadeFile) => Promise<string>;
}

/** To be called at the top of a test file. */
export async function startServerForCommands(): Promise<ServerForCommands> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-cli-"));
  const data = join(folder, "linchpin-data");
  const flags = { data, port: "0", "log-level": "silent" };
  const server = await startServer(loadSettings({ flags, cwd: folder }).settings);
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    url: server.url,
    folder,
    run: (...words) => runCommandLine(words, folder, { LINCHPIN_SERVER: server.url, LINCHPIN_DATA: data }),
    put: async ({ fileName, bytes }) => {
      await writeFile(join(folder, fileName), bytes);
      return fileName;
    },
  };
}

/** One command line in a folder, in this process. */
export async function runCommandLine(
  words: readonly string[],
  workingFolder: string,
  environment: Readonly<Record<string, string>>,
): Promise<CommandOutcome> {
  const terminal = fakeTerminal(words, { environment, workingFolder });
  const code = await runProgram(words, terminal);
  return { code, ...terminal.written };
}
