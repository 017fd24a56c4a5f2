/** `linchpin config`: every setting, its value and where it came from. */
import type { Command } from "commander";
import { examples } from "../options/examples.ts";
import { addSettingsOptions, settingsOf } from "../options/settings-options.ts";
import { writeResult } from "../output/result.ts";
import { tableText } from "../output/table.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  addSettingsOptions(command)
    .addHelpText("after", examples("linchpin config", "LINCHPIN_PORT=9000 linchpin config --json"))
    .action((options: Record<string, unknown>) => {
      const { entries } = settingsOf(options, terminal);
      const value = entries.map(({ key, shown, origin }) => ({ key, value: shown ?? null, origin }));
      writeResult(terminal, { settings: value }, () =>
        tableText([
          ["SETTING", "VALUE", "FROM"],
          ...entries.map(({ key, shown, origin }) => [key, shown ?? "(not set)", origin]),
        ]),
      );
    });
}
