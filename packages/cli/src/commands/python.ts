/** `linchpin python list`: the interpreters of this machine, with the tag that fits each best. */
import { findInterpreters, type Interpreter, targetEnvironment } from "@linchpin/python";
import type { Command } from "commander";
import { examples } from "../options/examples.ts";
import { writeResult } from "../output/result.ts";
import { cacheFolder } from "../python/cache-folder.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  command
    .command("list")
    .description("print the interpreters of this machine and their best wheel tags")
    .addHelpText("after", examples("linchpin python list", "linchpin python list --json"))
    .action(async () => list(terminal));
}

async function list(terminal: Terminal): Promise<void> {
  const found = await findInterpreters(cacheFolder(terminal));
  writeResult(terminal, found.map(interpreterJson), () => text(found));
}

function interpreterJson({ path, description }: Interpreter): unknown {
  const { markers, tags } = targetEnvironment(description);
  return {
    path,
    version: description.version.join("."),
    implementation: markers.platform_python_implementation,
    tags,
  };
}

function text(found: readonly Interpreter[]): string {
  if (found.length === 0) return "no Python was found on this machine; builds run in WebAssembly\n";
  const rows = found.map(({ path, description }) => {
    const name = `${description.markers.platform_python_implementation} ${description.version.join(".")}`;
    return `${name.padEnd(18)} ${(targetEnvironment(description).tags[0] ?? "").padEnd(32)} ${path}\n`;
  });
  return rows.join("");
}
