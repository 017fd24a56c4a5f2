/** What uv is set to use by default: its variables, then the user's uv.toml, then the system's. */
import { join } from "node:path";
import { parse } from "smol-toml";
import { type Machine, readIfThere, systemConfigFolders, userConfigFolder, variable } from "./machine.ts";
import type { FoundSetting } from "./pip-settings.ts";

/** The newer variable first; both name the one default index. */
const VARIABLES = ["UV_DEFAULT_INDEX", "UV_INDEX_URL"];

/** The default index; undefined where nothing sets it. */
export function uvDefaultIndex(machine: Machine): FoundSetting | undefined {
  for (const name of VARIABLES) {
    const value = variable(machine, name);
    if (value !== undefined) return { value: withoutName(value), origin: name };
  }
  for (const path of uvFiles(machine)) {
    const value = defaultIndexIn(readIfThere(path) ?? "");
    if (value !== undefined) return { value, origin: path };
  }
  return undefined;
}

/** `name=https://…` gives the index a name as well. */
function withoutName(value: string): string {
  return value.replace(/^[\w.-]+=(?=https?:)/, "");
}

function uvFiles(machine: Machine): readonly string[] {
  if (variable(machine, "UV_NO_CONFIG") !== undefined) return [];
  const named = variable(machine, "UV_CONFIG_FILE");
  if (named !== undefined) return [named];
  if (machine.platform === "win32") {
    const folders = [variable(machine, "APPDATA"), variable(machine, "PROGRAMDATA")];
    return folders.flatMap((folder) => (folder === undefined ? [] : [join(folder, "uv", "uv.toml")]));
  }
  return [userConfigFolder(machine), ...systemConfigFolders(machine)].map((folder) =>
    join(folder, "uv", "uv.toml"),
  );
}

/** `[[index]]` with `default = true`, else `index-url`, else that of `[pip]`. What is no such file sets nothing. */
function defaultIndexIn(text: string): string | undefined {
  const settings = parseToml(text);
  const indexes: readonly unknown[] = Array.isArray(settings.index) ? settings.index : [];
  const marked = indexes.find((index) => isTable(index) && index.default === true);
  const pip = isTable(settings.pip) ? settings.pip["index-url"] : undefined;
  const url = (isTable(marked) ? marked.url : undefined) ?? settings["index-url"] ?? pip;
  return typeof url === "string" && url !== "" ? url : undefined;
}

function parseToml(text: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
