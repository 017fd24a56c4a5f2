/**
 * Every setting, once: its key in linchpin.toml (dotted), its environment variable, its default, and how its text
 * is read. The types, `linchpin config`, the flags and the errors all come from this table.
 */

import { resolve } from "node:path";
import { type Reader, readCount, readOneOf, readPort, readText, readUrl } from "./readers.ts";
import { hideUserInfo } from "./secrets.ts";

export interface SettingDefinition<Value> {
  readonly variable: string;
  /** One line for `--help` and the documentation. */
  readonly description: string;
  /** In the words of linchpin.toml; undefined where the setting is off unless it is set. */
  readonly default: string | undefined;
  readonly read: Reader<Value>;
  /** What may be printed of the value; everything without it. */
  readonly show?: (text: string) => string;
}

/** What the server runs on. */
export interface Settings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly "log-level": string;
  readonly "mirror.upstream": string | undefined;
  /** Seconds. */
  readonly "mirror.page-max-age": number;
  /** Seconds. */
  readonly "mirror.timeout": number;
  /** Bytes. */
  readonly "uploads.max-size": number;
  /** Bytes. */
  readonly "storage.min-free": number;
  readonly "checks.upload": "refuse" | "record";
}

export type SettingKey = keyof Settings;

export const SETTINGS: { readonly [Key in SettingKey]: SettingDefinition<Settings[Key]> } = {
  data: {
    variable: "LINCHPIN_DATA",
    description: "the folder that holds the database, the files and the administrator's token",
    default: "./linchpin-data",
    read: (text, folder) => resolve(folder, readText(text, folder)),
  },
  host: {
    variable: "LINCHPIN_HOST",
    description: "the address to listen on",
    default: "127.0.0.1",
    read: readText,
  },
  port: {
    variable: "LINCHPIN_PORT",
    description: "the TCP port to listen on; 0 takes a free one",
    default: "8417",
    read: readPort,
  },
  "log-level": {
    variable: "LINCHPIN_LOG_LEVEL",
    description: "the least severe line that is logged",
    default: "info",
    read: readOneOf("trace", "debug", "info", "warn", "error", "fatal", "silent"),
  },
  "mirror.upstream": {
    variable: "LINCHPIN_UPSTREAM",
    description: "the simple-API URL that the index pypi mirrors; unset: what the machine's uv or pip uses",
    default: undefined,
    read: readUrl,
    show: hideUserInfo,
  },
  "mirror.page-max-age": {
    variable: "LINCHPIN_MIRROR_PAGE_MAX_AGE",
    description:
      "seconds for which an upstream page, or that there is none, is believed without asking again",
    default: "60",
    read: readCount(0, 86_400),
  },
  "mirror.timeout": {
    variable: "LINCHPIN_MIRROR_TIMEOUT",
    description: "seconds for which the upstream may say nothing before it counts as down",
    // Shorter than the 15 s after which pip gives up: it shall get what is held, or the reason.
    default: "10",
    read: readCount(1, 3_600),
  },
  "uploads.max-size": {
    variable: "LINCHPIN_UPLOADS_MAX_SIZE",
    description: "bytes of the largest file that can be uploaded",
    default: String(1024 ** 3),
    read: readCount(1, 1024 ** 4),
  },
  "storage.min-free": {
    variable: "LINCHPIN_STORAGE_MIN_FREE",
    description: "bytes that stay free on the disk: below it uploads are refused and /readyz says so",
    default: String(256 * 1024 ** 2),
    read: readCount(0, 1024 ** 4),
  },
  "checks.upload": {
    variable: "LINCHPIN_CHECKS_UPLOAD",
    description:
      "what an error of a rule does to an upload: refuse it, or record it in the answer and the log",
    default: "refuse",
    read: readOneOf("refuse", "record"),
  },
};

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];
