/** From the words after `linchpin` to an exit code: finds the command, loads its module, runs it, reports. */
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { COMMANDS, type CommandEntry } from "./commands.ts";
import { EXIT, EXIT_CODES_HELP, type ExitCode } from "./exit-codes.ts";
import { CommandFailure, failure, failureOf } from "./failure.ts";
import { problemText } from "./output/problem-text.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line to its end. Never throws; what went wrong is on standard error. */
export async function runProgram(parameters: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const program = await createProgram(parameters, terminal);
    await program.parseAsync([...parameters], { from: "user" });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const failed = error instanceof CommanderError ? commanderFailure(error, parameters) : failureOf(error);
    report(failed, terminal);
    return failed.exitCode;
  }
}

async function createProgram(parameters: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command("linchpin")
    .description("Builds, checks, stages, verifies, promotes and serves Python packages, and says why.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "explain the command")
    .helpCommand("help [command]", "explain a command")
    .addHelpText("after", EXIT_CODES_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.writeOut,
      writeErr: terminal.writeError,
      outputError: () => undefined,
    });
  const named = parameters.find((word) => !word.startsWith("-") && word !== "help");
  for (const entry of COMMANDS) await addCommand(program, entry, entry.name === named, terminal);
  return program;
}

/** Only the command that is about to run has its module loaded: the others are a name and a sentence. */
async function addCommand(
  program: Command,
  entry: CommandEntry,
  isNamed: boolean,
  terminal: Terminal,
): Promise<void> {
  const command = program.command(entry.name).description(entry.summary).helpGroup(entry.group);
  if (!isNamed) return;
  const module = await entry.load();
  module.define(command, terminal);
  addJsonOption(command);
}

function addJsonOption(command: Command): void {
  if (command.commands.length > 0) for (const child of command.commands) addJsonOption(child);
  else command.option("--json", "print the result as one JSON document");
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "";
}

/** What commander found wrong; where no command was given, it has printed the help, which says it all. */
function commanderFailure(error: CommanderError, parameters: readonly string[]): CommandFailure {
  if (error.code === "commander.help") return new CommandFailure(EXIT.usage);
  const words = parameters.filter((word) => !word.startsWith("-"));
  const known = COMMANDS.some((entry) => entry.name === words[0]);
  const [state = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  return failure(EXIT.usage, {
    code: "usage-invalid",
    state,
    trigger: `linchpin ${parameters.join(" ")}`.trimEnd(),
    consequence: "nothing was done",
    remedy: `${suggestion ?? ""} see linchpin ${known ? `${words[0]} ` : ""}--help`.trimStart(),
  });
}

function report(failed: CommandFailure, terminal: Terminal): void {
  for (const problem of failed.problems)
    terminal.writeError(`${problemText(problem, terminal.errorPalette)}\n`);
  if (failed.cause instanceof Error) terminal.writeError(`${failed.cause.stack}\n`);
  if (failed.exitCode === EXIT.interrupted)
    terminal.writeError("interrupted: what was under way was undone\n");
  if (terminal.json && failed.problems.length > 0) {
    terminal.writeOut(`${JSON.stringify({ problems: failed.problems }, undefined, 2)}\n`);
  }
}
