/** Settings: flags, then `LINCHPIN_*`, then linchpin.toml in the current folder, then the defaults; the first wins. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  SETTING_KEYS,
  SETTINGS,
  type SettingDefinition,
  type SettingKey,
  type Settings,
} from "./definitions.ts";
import { SettingsError } from "./error.ts";
import { nearestWord } from "./nearest.ts";
import { UnreadableValue } from "./readers.ts";
import { readTomlSettings, type WrittenValue } from "./toml.ts";

export interface SettingsSources {
  /** By setting key: `{ port: "8417", "mirror.upstream": "https://index.example/simple/" }`. */
  readonly flags?: Readonly<Record<string, string | undefined>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder of linchpin.toml, and where relative paths start. */
  readonly cwd: string;
}

export interface SettingEntry {
  readonly key: SettingKey;
  /** What may be printed; undefined where the setting is unset. */
  readonly shown: string | undefined;
  /** `flag --port`, `LINCHPIN_PORT`, `linchpin.toml:3` or `default`. */
  readonly origin: string;
}

export interface LoadedSettings {
  readonly settings: Settings;
  /** Every setting, in the order of the table: what `linchpin config` prints. */
  readonly entries: readonly SettingEntry[];
  /** Variables that look like settings and are none. They stop nothing: Kubernetes sets such ones by itself. */
  readonly warnings: readonly string[];
}

export const SETTINGS_FILE = "linchpin.toml";

/** `LINCHPIN_*` variables that others read: the commands that talk to a server. */
const OTHER_VARIABLES = new Set(["LINCHPIN_CACHE", "LINCHPIN_SERVER", "LINCHPIN_TOKEN"]);

interface Written {
  readonly text: string;
  readonly origin: string;
}

/** Throws SettingsError, which names the place and the nearest right key, for an unknown key or a bad value. */
export function loadSettings(sources: SettingsSources): LoadedSettings {
  const { flags = {}, env = {}, cwd } = sources;
  const file = readSettingsFile(cwd);
  refuseUnknownKeys(flags, file);
  const entries: SettingEntry[] = [];
  const values: Record<string, unknown> = {};
  for (const key of SETTING_KEYS) {
    const definition: SettingDefinition<unknown> = SETTINGS[key];
    const written = findWritten(key, definition, { flags, env, file });
    values[key] = written && readValue(key, written, definition, cwd);
    const shown = written && (definition.show ?? String)(key === "data" ? String(values[key]) : written.text);
    entries.push({ key, shown, origin: written?.origin ?? "default" });
  }
  return { settings: values as unknown as Settings, entries, warnings: unknownVariables(env) };
}

function readSettingsFile(cwd: string): ReadonlyMap<string, WrittenValue> {
  try {
    return readTomlSettings(readFileSync(join(cwd, SETTINGS_FILE), "utf8"), SETTINGS_FILE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
}

function refuseUnknownKeys(flags: object, file: ReadonlyMap<string, WrittenValue>): void {
  for (const [key, { line }] of file) refuseUnknownKey(key, `${SETTINGS_FILE}:${line}`);
  for (const key of Object.keys(flags)) refuseUnknownKey(key, `flag --${key}`);
}

function refuseUnknownKey(key: string, place: string): void {
  if (Object.hasOwn(SETTINGS, key)) return;
  const nearest = nearestWord(key, SETTING_KEYS);
  const remedy =
    nearest === undefined ? `the keys are ${SETTING_KEYS.join(", ")}` : `did you mean ${nearest}?`;
  throw new SettingsError(place, `there is no setting ${key}`, remedy);
}

function findWritten(
  key: SettingKey,
  definition: SettingDefinition<unknown>,
  sources: {
    readonly flags: Readonly<Record<string, string | undefined>>;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly file: ReadonlyMap<string, WrittenValue>;
  },
): Written | undefined {
  const flag = sources.flags[key];
  if (flag !== undefined) return { text: flag, origin: `flag --${key.split(".").at(-1)}` };
  const variable = sources.env[definition.variable];
  if (variable !== undefined && variable !== "") return { text: variable, origin: definition.variable };
  const line = sources.file.get(key);
  if (line !== undefined) return { text: line.text, origin: `${SETTINGS_FILE}:${line.line}` };
  return definition.default === undefined ? undefined : { text: definition.default, origin: "default" };
}

function readValue(
  key: SettingKey,
  written: Written,
  definition: SettingDefinition<unknown>,
  cwd: string,
): unknown {
  try {
    return definition.read(written.text, cwd);
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    const shown = (definition.show ?? String)(written.text);
    throw new SettingsError(written.origin, `${key} = "${shown}" cannot be used`, error.message);
  }
}

function unknownVariables(env: object): readonly string[] {
  const known = SETTING_KEYS.map((key) => SETTINGS[key].variable);
  return Object.keys(env)
    .filter((name) => name.startsWith("LINCHPIN_") && !known.some((variable) => variable === name))
    .filter((name) => !OTHER_VARIABLES.has(name))
    .map((name) => {
      const nearest = nearestWord(name, known);
      return `${name} is not a setting${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
    });
}
