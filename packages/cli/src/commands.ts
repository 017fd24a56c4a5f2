/**
 * Every command: its name, the sentence of `linchpin --help`, and the module that does it. To add one, write
 * `commands/NAME.ts` with `define(command, terminal)` and add a row here.
 */
import type { Command } from "commander";
import type { Terminal } from "./terminal.ts";

/** What each file of `commands/` exports. */
export interface CommandModule {
  /** Adds the arguments, options, help and action to a command that has its name and summary. */
  readonly define: (command: Command, terminal: Terminal) => void;
}

export interface CommandEntry {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

const RUN = "Run a server:";
const RELEASE = "Bring a release out:";

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "serve",
    group: RUN,
    summary: "start the package index",
    load: () => import("./commands/serve.ts"),
  },
  {
    name: "config",
    group: RUN,
    summary: "print every setting, its value and where it came from",
    load: () => import("./commands/config.ts"),
  },
  {
    name: "publish",
    group: RELEASE,
    summary: "upload wheels and sdists to an index",
    load: () => import("./commands/publish.ts"),
  },
];
