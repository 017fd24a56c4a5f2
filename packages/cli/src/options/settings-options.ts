/** The server's settings as options of a command: one flag for each row of the table of settings. */
import { type LoadedSettings, loadSettings, SETTING_KEYS, SETTINGS } from "@linchpin/server";
import { type Command, Option } from "commander";
import type { Terminal } from "../terminal.ts";

/** Key of the setting → its option: the flag is the last part of the key (`mirror.upstream` → `--upstream`). */
const OPTIONS = SETTING_KEYS.map((key) => {
  const { description, variable } = SETTINGS[key];
  return { key, option: new Option(`--${key.split(".").at(-1)} <value>`, `${description} (${variable})`) };
});

/** Adds every setting to a command that runs on this machine's data folder. */
export function addSettingsOptions(command: Command): Command {
  for (const { option } of OPTIONS) command.addOption(option);
  return command;
}

/** What is set by flags, variables, linchpin.toml and defaults; words of warning go to standard error. */
export function settingsOf(options: Readonly<Record<string, unknown>>, terminal: Terminal): LoadedSettings {
  const flags: Record<string, string> = {};
  for (const { key, option } of OPTIONS) {
    const value = options[option.attributeName()];
    if (typeof value === "string") flags[key] = value;
  }
  const loaded = loadSettings({ flags, env: terminal.environment, cwd: terminal.workingFolder });
  for (const warning of loaded.warnings) terminal.writeError(`warning: ${warning}\n`);
  return loaded;
}
