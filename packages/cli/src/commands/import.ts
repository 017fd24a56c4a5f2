/** `linchpin import FOLDER`: the wheels and sdists of a folder go the way of an upload, without a server. */
import { relative, resolve } from "node:path";
import { type ImportedFile, importFolder } from "@linchpin/server";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { CommandFailure, failureOf } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { addSettingsOptions, settingsOf } from "../options/settings-options.ts";
import { problemText } from "../output/problem-text.ts";
import { writeResult } from "../output/result.ts";
import { runStep } from "../output/steps.ts";
import { countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

interface ImportOptions extends Record<string, unknown> {
  readonly index: string;
}

export function define(command: Command, terminal: Terminal): void {
  addSettingsOptions(command.argument("<folder>", "looked into with all the folders below it"))
    .option("--index <name>", "the local index that shall hold them", "staging")
    .addHelpText(
      "after",
      examples("linchpin import ./wheelhouse", "linchpin import --index staging /mnt/old-index"),
    )
    .action(async (folder: string, options: ImportOptions) => importCommand(folder, options, terminal));
}

/** What is good goes in, what is refused is named; the exit code is 1 if anything was refused. */
async function importCommand(folder: string, options: ImportOptions, terminal: Terminal): Promise<void> {
  const { settings } = settingsOf(options, terminal);
  const path = resolve(terminal.workingFolder, folder);
  const files = await runStep(
    terminal,
    folder,
    (progress) =>
      importFolder(settings, {
        folder: path,
        index: options.index,
        onFile: (file, done, total) => {
          terminal.signal.throwIfAborted();
          progress(`${done} of ${total}  ${relative(path, file.path)}`);
        },
      }),
    (imported) => countText(imported.length, "file"),
  );
  const named = files.map((file) => ({ ...file, path: relative(path, file.path) }));
  writeResult(terminal, resultJson(named, options.index), () => summaryText(named, options.index));
  if (!terminal.json) reportRefused(named, terminal);
  if (files.some(({ outcome }) => outcome === "refused")) throw new CommandFailure(EXIT.refused);
}

function resultJson(files: readonly ImportedFile[], index: string): unknown {
  const rows = files.map((file) => {
    if (file.outcome !== "refused") return file;
    return { path: file.path, outcome: file.outcome, problems: failureOf(file.refusal).problems };
  });
  return { index, files: rows };
}

function summaryText(files: readonly ImportedFile[], index: string): string {
  const count = (outcome: ImportedFile["outcome"]): number =>
    files.filter((file) => file.outcome === outcome).length;
  return `${countText(count("imported"), "file")} imported into ${index}, ${count("held")} held before, ${count("refused")} refused\n`;
}

function reportRefused(files: readonly ImportedFile[], terminal: Terminal): void {
  for (const file of files) {
    if (file.outcome !== "refused") continue;
    terminal.writeError(`\n${file.path}\n`);
    for (const problem of failureOf(file.refusal).problems) {
      terminal.writeError(`${problemText(problem, terminal.errorPalette)}\n`);
    }
  }
}
