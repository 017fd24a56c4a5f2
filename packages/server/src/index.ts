export { type RunningServer, type ServerOptions, startServer } from "./main.ts";
export type { SettingKey, Settings } from "./settings/definitions.ts";
export { SETTING_KEYS, SETTINGS } from "./settings/definitions.ts";
export { SettingsError } from "./settings/error.ts";
export {
  type LoadedSettings,
  loadSettings,
  type SettingEntry,
  type SettingsSources,
} from "./settings/load.ts";
