/** `linchpin promote PROJECT VERSION`: shows a staged release in another local index, byte for byte. */
import type { Command } from "commander";
import { writingApi } from "../options/api.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, type ServerOptions } from "../options/server-options.ts";
import { writeResult } from "../output/result.ts";
import { countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

interface PromoteOptions extends ServerOptions {
  readonly from: string;
  readonly to: string;
}

export function define(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<project>").argument("<version>"))
    .option("--from <index>", "the local index that holds the release", "staging")
    .option("--to <index>", "the local index that shall show it", "prod")
    .addHelpText("after", examples("linchpin promote acme-tool 2.1.0"))
    .action(async (project: string, version: string, options: PromoteOptions) =>
      promote(project, version, options, terminal),
    );
}

async function promote(
  project: string,
  version: string,
  options: PromoteOptions,
  terminal: Terminal,
): Promise<void> {
  const done = await writingApi(options, terminal).call("promote", {
    body: { project, version, from: options.from, to: options.to },
  });
  writeResult(terminal, done, () => {
    const release = `${done.project} ${done.version}`;
    if (done.promoted.length === 0) return `${release}: ${done.to} shows all of its files already\n`;
    return `${release}: ${countText(done.promoted.length, "file")} promoted from ${done.from} to ${done.to}\n`;
  });
}
