/** `linchpin unyank PROJECT VERSION`: takes a yank back. */
import type { Command } from "commander";
import { writingApi } from "../options/api.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, type ServerOptions } from "../options/server-options.ts";
import { writeResult } from "../output/result.ts";
import type { Terminal } from "../terminal.ts";

interface UnyankOptions extends ServerOptions {
  readonly index: string;
  readonly reason: string;
}

export function define(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<project>").argument("<version>"))
    .option("--reason <text>", "why it can be installed again; the log keeps it", "")
    .option("--index <name>", "the local index that shows it", "prod")
    .addHelpText("after", examples("linchpin unyank acme-tool 2.1.0"))
    .action(async (project: string, version: string, options: UnyankOptions) =>
      unyank(project, version, options, terminal),
    );
}

async function unyank(
  project: string,
  version: string,
  options: UnyankOptions,
  terminal: Terminal,
): Promise<void> {
  const { index, reason } = options;
  const done = await writingApi(options, terminal).call("unyank", {
    body: { project, version, index, reason },
  });
  writeResult(terminal, done, () => {
    const release = `${done.project} ${done.version}`;
    return done.changed
      ? `${release} is no longer yanked in ${done.index}\n`
      : `${release} was not yanked in ${done.index}\n`;
  });
}
