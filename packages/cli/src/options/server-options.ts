/** Which server a command talks to, and with which token. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

/** As commander parses them. */
export interface ServerOptions {
  readonly server?: string;
  readonly tokenFile?: string;
  readonly data?: string;
}

const DEFAULT_SERVER = "http://127.0.0.1:8417";
const DEFAULT_DATA = "./linchpin-data";
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Adds `--server`, `--token-file` and `--data` to a command that talks to a server. */
export function addServerOptions(command: Command): Command {
  return command
    .option("--server <url>", `address of the server (else LINCHPIN_SERVER, else ${DEFAULT_SERVER})`)
    .option("--token-file <file>", "file that holds the token (else LINCHPIN_TOKEN, else see --data)")
    .option("--data <folder>", "data folder of a server on this machine, whose admin.token is used");
}

/** The address, without a slash at its end. Throws a usage failure where it is no http or https URL. */
export function serverUrl(options: ServerOptions, terminal: Terminal): URL {
  const text = options.server ?? terminal.environment["LINCHPIN_SERVER"] ?? DEFAULT_SERVER;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw failure(EXIT.usage, {
    code: "usage-server-invalid",
    state: `"${text}" is not an http or https URL`,
    trigger: options.server === undefined ? "reading LINCHPIN_SERVER" : "reading --server",
    consequence: "nothing was sent",
    remedy: `give the address of the server, for example ${DEFAULT_SERVER}`,
  });
}

/**
 * The token, or undefined where there is none to be found: `--token-file`, then LINCHPIN_TOKEN, then, for a server on
 * this machine, the administrator's token in its data folder. White space around it is not part of it.
 */
export function findToken(options: ServerOptions, url: URL, terminal: Terminal): string | undefined {
  if (options.tokenFile !== undefined)
    return readFileSync(resolve(terminal.workingFolder, options.tokenFile), "utf8").trim();
  const fromEnvironment = terminal.environment["LINCHPIN_TOKEN"]?.trim();
  if (fromEnvironment !== undefined && fromEnvironment !== "") return fromEnvironment;
  return LOOPBACK_HOSTS.has(url.hostname) ? readAdminToken(options, terminal) : undefined;
}

function readAdminToken(options: ServerOptions, terminal: Terminal): string | undefined {
  const folder = options.data ?? terminal.environment["LINCHPIN_DATA"] ?? DEFAULT_DATA;
  try {
    return readFileSync(resolve(terminal.workingFolder, folder, "admin.token"), "utf8").trim();
  } catch (error) {
    if (options.data === undefined && (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** As `findToken`; throws a usage failure where there is none. */
export function requireToken(options: ServerOptions, url: URL, terminal: Terminal): string {
  const token = findToken(options, url, terminal);
  if (token !== undefined) return token;
  throw failure(EXIT.usage, {
    code: "usage-token-missing",
    state: "no token was found in --token-file, LINCHPIN_TOKEN or <data>/admin.token",
    trigger: `a change on ${url.origin}`,
    consequence: "nothing was sent",
    remedy: `set LINCHPIN_TOKEN; an administrator makes a token with "linchpin token create"`,
  });
}
