import { stripPythonSpace } from "../text/python-text.ts";

/*
 * The small files that an installer leaves in dist-info (recording installed projects specification) beside METADATA,
 * RECORD, entry_points.txt and direct_url.json.
 */

/** What the files of a dist-info folder say about how the project came to be installed. */
export interface InstalledState {
  /** The program that installed it, for example `pip` or `uv`. */
  readonly installer?: string;
  /** Whether a person asked for it by name; otherwise something depends on it. */
  readonly isRequested: boolean;
  /** Whether it came from an index: there is no direct_url.json then. */
  readonly isFromIndex: boolean;
}

/**
 * Reads the state from the files of one dist-info folder.
 * @param files text by file name, for example `{ INSTALLER: "pip\n", REQUESTED: "" }`.
 */
export function installedState(files: ReadonlyMap<string, string>): InstalledState {
  const installer = parseInstaller(files.get("INSTALLER") ?? "");
  return {
    ...(installer !== undefined && { installer }),
    isRequested: files.has("REQUESTED"),
    isFromIndex: !files.has("direct_url.json"),
  };
}

/** INSTALLER is one line with the name of the program. */
export function parseInstaller(text: string): string | undefined {
  return stripPythonSpace(text.split(/\r\n|\r|\n/u, 1)[0]!) || undefined;
}

const DIST_INFO = /^(?<name>[^-/]+)-(?<version>[^-/]+)\.dist-info$/u;

/** `acme_tool-2.1.0.dist-info` → its name and version as written; `undefined` when it is no such folder. */
export function parseDistInfoName(
  folder: string,
): { readonly name: string; readonly version: string } | undefined {
  const groups = DIST_INFO.exec(folder)?.groups;
  return groups && { name: groups["name"]!, version: groups["version"]! };
}
