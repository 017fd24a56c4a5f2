/** `linchpin rebuild`: drops every table that the event log can make, and makes it anew. */
import { rebuild } from "@linchpin/server";
import type { Command } from "commander";
import { examples } from "../options/examples.ts";
import { addSettingsOptions, settingsOf } from "../options/settings-options.ts";
import { writeResult } from "../output/result.ts";
import { runStep } from "../output/steps.ts";
import { countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  addSettingsOptions(command)
    .addHelpText("after", examples("linchpin rebuild", "linchpin rebuild --data /srv/linchpin"))
    .action(async (options: Record<string, unknown>) => rebuildCommand(options, terminal));
}

/** One transaction: interrupted, the tables are as they were. */
async function rebuildCommand(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { settings } = settingsOf(options, terminal);
  const { events } = await runStep(
    terminal,
    settings.data,
    (progress) =>
      rebuild(settings, (replayed) => {
        terminal.signal.throwIfAborted();
        progress(`${replayed} replayed`);
      }),
    (report) => `${countText(report.events, "event")} replayed`,
  );
  writeResult(terminal, { events }, () => `every table is made anew from ${countText(events, "event")}\n`);
}
