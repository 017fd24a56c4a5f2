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
const UNDERSTAND = "Understand:";

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
    name: "token",
    group: RUN,
    summary: "create, list and revoke the tokens that may write",
    load: () => import("./commands/token.ts"),
  },
  {
    name: "import",
    group: RUN,
    summary: "take in a folder of wheels and sdists",
    load: () => import("./commands/import.ts"),
  },
  {
    name: "fsck",
    group: RUN,
    summary: "re-hash every stored file and name what is missing, extra or wrong",
    load: () => import("./commands/fsck.ts"),
  },
  {
    name: "rebuild",
    group: RUN,
    summary: "make every table anew from the event log",
    load: () => import("./commands/rebuild.ts"),
  },
  {
    name: "check",
    group: RELEASE,
    summary: "find what is wrong with wheels, sdists and their source before anybody installs them",
    load: () => import("./commands/check.ts"),
  },
  {
    name: "publish",
    group: RELEASE,
    summary: "upload wheels and sdists to an index",
    load: () => import("./commands/publish.ts"),
  },
  {
    name: "promote",
    group: RELEASE,
    summary: "let a staged release be installed from prod and main, byte for byte",
    load: () => import("./commands/promote.ts"),
  },
  {
    name: "yank",
    group: RELEASE,
    summary: "tell installers to leave a release alone unless it is pinned",
    load: () => import("./commands/yank.ts"),
  },
  {
    name: "unyank",
    group: RELEASE,
    summary: "take a yank back",
    load: () => import("./commands/unyank.ts"),
  },
  {
    name: "show",
    group: UNDERSTAND,
    summary: "show what the indexes hold of a project",
    load: () => import("./commands/show.ts"),
  },
  {
    name: "build",
    group: RELEASE,
    summary: "build an sdist and its wheel in a sandbox",
    load: () => import("./commands/build.ts"),
  },
  {
    name: "verify",
    group: RELEASE,
    summary: "install a release in fresh environments and try all that it offers",
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "python",
    group: RELEASE,
    summary: "the Pythons of this machine",
    load: () => import("./commands/python.ts"),
  },
  {
    name: "rules",
    group: UNDERSTAND,
    summary: "list the rules of the check, or explain one",
    load: () => import("./commands/rules.ts"),
  },
  {
    name: "explain",
    group: UNDERSTAND,
    summary: "say what a version, specifier, requirement, marker or file name means",
    load: () => import("./commands/explain.ts"),
  },
];
