/** The machine whose pip and uv are asked: what it sets, where its files lie, and how a program is run on it. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own folder. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** Stands in front of the paths of files that are for all users: empty but in tests. */
  readonly root: string;
  /** What a program writes to its standard output; undefined where it is missing, fails or takes too long. */
  run(file: string, args: readonly string[]): Promise<string | undefined>;
}

/** Milliseconds for a program that only has to say what its default is. */
const LONGEST_RUN = 10_000;

export function thisMachine(env: Machine["env"] = process.env): Machine {
  return { env, home: env.HOME ?? homedir(), platform: process.platform, root: "", run: runProgram };
}

async function runProgram(file: string, args: readonly string[]): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const env = { ...process.env, COLUMNS: "1000" };
    execFile(file, [...args], { timeout: LONGEST_RUN, maxBuffer: 256 * 1024, env }, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
}

/** The text of a file; undefined where there is none, or none that may be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The value of a variable; an empty one counts as unset, as pip and uv have it. */
export function variable({ env }: Machine, name: string): string | undefined {
  return env[name] === "" ? undefined : env[name];
}

/** Where programs keep the settings of a user (XDG base directories). */
export function userConfigFolder(machine: Machine): string {
  return variable(machine, "XDG_CONFIG_HOME") ?? join(machine.home, ".config");
}

/** Where the settings for all users lie, the most important folder first. */
export function systemConfigFolders(machine: Machine): readonly string[] {
  const folders = (variable(machine, "XDG_CONFIG_DIRS") ?? "/etc/xdg").split(":");
  return [...folders, "/etc"].map((folder) => join(machine.root, folder));
}
