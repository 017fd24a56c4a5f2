export { type RunningServer, type ServerOptions, startServer } from "./main.ts";
export { type FsckFile, type FsckProgress, type FsckReport, fsck } from "./maintenance/fsck.ts";
export { type ImportedFile, type ImportRequest, importFolder } from "./maintenance/import-folder.ts";
export { type RebuildReport, rebuild } from "./maintenance/rebuild.ts";
export type { UpstreamReport } from "./mirror/open-mirror.ts";
export { OperatorError } from "./operator-error.ts";
export type { SettingKey, Settings } from "./settings/definitions.ts";
export { SETTING_KEYS, SETTINGS } from "./settings/definitions.ts";
export { SettingsError } from "./settings/error.ts";
export {
  type LoadedSettings,
  loadSettings,
  type SettingEntry,
  type SettingsSources,
} from "./settings/load.ts";
