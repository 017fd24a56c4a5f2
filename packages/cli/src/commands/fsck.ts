/** `linchpin fsck`: every stored byte is read again and compared with what the log says. Changes nothing. */
import { type FsckFile, type FsckReport, fsck } from "@linchpin/server";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { CommandFailure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { addSettingsOptions, settingsOf } from "../options/settings-options.ts";
import { writeResult } from "../output/result.ts";
import { runStep } from "../output/steps.ts";
import { countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  addSettingsOptions(command)
    .addHelpText("after", examples("linchpin fsck", "linchpin fsck --data /srv/linchpin --json"))
    .action(async (options: Record<string, unknown>) => fsckCommand(options, terminal));
}

async function fsckCommand(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { settings } = settingsOf(options, terminal);
  const report = await runStep(
    terminal,
    settings.data,
    (progress) =>
      fsck(settings, {
        onBlob: (checked) => {
          terminal.signal.throwIfAborted();
          progress(`${checked} hashed`);
        },
      }),
    ({ blobs, events }) => `${countText(blobs, "blob")} hashed, ${countText(events, "event")} read`,
  );
  writeResult(terminal, report, () => reportText(report));
  if (!report.clean) throw new CommandFailure(EXIT.refused);
}

/** One line a thing that is not as it should be, then the verdict. */
function reportText(report: FsckReport): string {
  const lines = [
    ...report.missing.map((file) => `missing  ${fileText(file)}`),
    ...report.wrong.map((file) => `wrong    ${fileText(file)}`),
    ...report.extra.map((sha256) => `extra    ${sha256}  (harmless: no file has these bytes)`),
    ...report.staleProjections.map((table) => `stale    table ${table}  (linchpin rebuild makes it anew)`),
    ...report.gaps.map((seq) => `gap      event ${seq} is not in the log`),
    report.clean ? "clean" : "NOT CLEAN",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function fileText({ sha256, filename }: FsckFile): string {
  return `${sha256}  ${filename ?? "(held for the mirror)"}`;
}
