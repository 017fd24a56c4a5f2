/** The file name of a wheel or an sdist in a lock file. */

import { decodePercent } from "../url/resolve.ts";

/** What a file is called: its name, else the last part of its path, else of its URL. Undefined where all are empty. */
export function lockedFileName(file: {
  readonly name?: string | undefined;
  readonly path?: string | undefined;
  readonly url?: string | undefined;
}): string | undefined {
  return file.name || lastPartOfPath(file.path ?? "") || lastPartOfUrl(file.url ?? "") || undefined;
}

/** Relative paths have `/` on every system; a path of Windows may have backslashes instead. */
function lastPartOfPath(path: string): string {
  return path.slice(path.lastIndexOf(path.includes("/") ? "/" : "\\") + 1);
}

/** Without query, fragment, and the parameters that RFC 2396 allowed after a semicolon in the last segment. */
function lastPartOfUrl(url: string): string {
  const path = url.replace(/[?#].*$/s, "").replace(/^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/]*)?/, "");
  const last = path.slice(path.lastIndexOf("/") + 1);
  const semicolon = last.indexOf(";");
  return decodePercent(semicolon < 0 ? last : last.slice(0, semicolon));
}

/** `pylock.toml`, or `pylock.NAME.toml` with a name that has no dot, in any folder. */
export function isPylockPath(path: string): boolean {
  const name = path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .at(-1);
  return name !== undefined && /^pylock\.(?:[^.]+\.)?toml$/.test(name);
}
