/** Where what can be made or fetched again is kept: memory images, build requirements, interpreters found. */
import { homedir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "../terminal.ts";

/** LINCHPIN_CACHE, else the user's cache folder (XDG base directories; LOCALAPPDATA on Windows). */
export function cacheFolder({ environment }: Pick<Terminal, "environment">): string {
  const own = environment["LINCHPIN_CACHE"];
  if (own !== undefined && own !== "") return own;
  const user = environment["XDG_CACHE_HOME"] ?? environment["LOCALAPPDATA"];
  return join(user !== undefined && user !== "" ? user : join(homedir(), ".cache"), "linchpin");
}
