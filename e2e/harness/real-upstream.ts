/** Tests that build with real backends: they need the index that pip uses on this machine, and so a network. */
import { fileURLToPath } from "node:url";
import { type CommandResult, runCommand } from "./command.ts";
import { skipWithoutPython } from "./python.ts";
import { LINCHPIN_MAIN } from "./server.ts";

const CACHE = fileURLToPath(new URL("../../.cache/clients/linchpin", import.meta.url));

export const IN_CI = process.env["CI"] === "true";

/** The reason to skip, said loudly, or false: on in CI and where LINCHPIN_REAL_UPSTREAM=1 asks for it. */
export function skipWithoutUpstream(what: string): string | false {
  if (IN_CI || process.env["LINCHPIN_REAL_UPSTREAM"] === "1") return skipWithoutPython();
  const reason = `${what} NOT TRIED: needs a network; set LINCHPIN_REAL_UPSTREAM=1`;
  process.stderr.write(`\n*** ${reason} ***\n\n`);
  return reason;
}

/** This machine's own settings, which say which index to use, with a cache that later runs find again. */
export function machineEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).map(([name, value]) => [name, value ?? ""]);
  return { ...Object.fromEntries(own), NO_COLOR: "1", LINCHPIN_CACHE: CACHE };
}

/** Runs `linchpin WORDS…` in `folder` with the machine's settings and these variables. */
export async function runLinchpin(
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return runCommand(process.execPath, [LINCHPIN_MAIN, ...words], {
    cwd: folder,
    env: { ...machineEnvironment(), ...variables },
    timeoutSeconds: 300,
  });
}
