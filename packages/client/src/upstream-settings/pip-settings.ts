/** What pip is set to use: PIP_* variables, then PIP_CONFIG_FILE, then the files of the environment, the user and the system. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readIni } from "./ini.ts";
import { type Machine, readIfThere, systemConfigFolders, userConfigFolder, variable } from "./machine.ts";

export interface FoundSetting {
  readonly value: string;
  /** The variable, or the file and its key: what a person has to change. */
  readonly origin: string;
}

/** The value of an option such as `index-url`; undefined where nothing sets it. */
export function pipSetting(machine: Machine, option: string): FoundSetting | undefined {
  const name = `PIP_${option.toUpperCase().replaceAll("-", "_")}`;
  const value = variable(machine, name);
  return value === undefined ? settingInFiles(machine, option) : { value, origin: name };
}

/** Whether an option is set to something that pip takes for true. */
export function pipSwitch(machine: Machine, option: string): boolean {
  return /^(?:y|yes|t|true|on|1)$/i.test(pipSetting(machine, option)?.value ?? "");
}

/** A command's own section beats [global], whichever file it stands in; then the later file beats the earlier one. */
function settingInFiles(machine: Machine, option: string): FoundSetting | undefined {
  const files = pipFiles(machine).map((path) => ({ path, values: readIni(readIfThere(path) ?? "") }));
  for (const key of [`install.${option}`, `global.${option}`]) {
    for (const { path, values } of files) {
      const value = values.get(key);
      if (value !== undefined && value !== "") return { value, origin: `${key} in ${path}` };
    }
  }
  return undefined;
}

/** The most important file first. A file that PIP_CONFIG_FILE names replaces the user's; the null device replaces all. */
function pipFiles(machine: Machine): readonly string[] {
  const named = variable(machine, "PIP_CONFIG_FILE");
  if (named === "/dev/null" || named?.toLowerCase() === "nul") return [];
  const environment = variable(machine, "VIRTUAL_ENV");
  const name = machine.platform === "win32" ? "pip.ini" : "pip.conf";
  return [
    ...(named === undefined ? [] : [named]),
    ...(environment === undefined ? [] : [join(environment, name)]),
    ...(named !== undefined && existsSync(named) ? [] : userFiles(machine)),
    ...systemFiles(machine),
  ];
}

function userFiles(machine: Machine): readonly string[] {
  const { home, platform } = machine;
  if (platform === "win32") {
    return [join(variable(machine, "APPDATA") ?? home, "pip", "pip.ini"), join(home, "pip", "pip.ini")];
  }
  const support = join(home, "Library", "Application Support", "pip");
  const folder =
    platform === "darwin" && existsSync(support) ? support : join(userConfigFolder(machine), "pip");
  return [join(folder, "pip.conf"), join(home, ".pip", "pip.conf")];
}

function systemFiles(machine: Machine): readonly string[] {
  const { root, platform } = machine;
  if (platform === "win32")
    return [join(variable(machine, "PROGRAMDATA") ?? "C:\\ProgramData", "pip", "pip.ini")];
  if (platform === "darwin") return [join(root, "/Library/Application Support/pip/pip.conf")];
  const [etc, ...folders] = systemConfigFolders(machine).toReversed();
  return [join(etc ?? "/etc", "pip.conf"), ...folders.map((folder) => join(folder, "pip", "pip.conf"))];
}
