/** `linchpin yank PROJECT VERSION --reason TEXT`: marks a release as not to be installed (PEP 592). */
import type { Command } from "commander";
import { writingApi } from "../options/api.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, type ServerOptions } from "../options/server-options.ts";
import { writeResult } from "../output/result.ts";
import type { Terminal } from "../terminal.ts";

interface YankOptions extends ServerOptions {
  readonly index: string;
  readonly reason: string;
}

export function define(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<project>").argument("<version>"))
    .requiredOption("--reason <text>", "why nobody should install it; installers print it")
    .option("--index <name>", "the local index that shows it", "prod")
    .addHelpText(
      "after",
      examples(`linchpin yank acme-tool 2.1.0 --reason "loses the last line of every file"`),
    )
    .action(async (project: string, version: string, options: YankOptions) =>
      yank(project, version, options, terminal),
    );
}

async function yank(
  project: string,
  version: string,
  options: YankOptions,
  terminal: Terminal,
): Promise<void> {
  const { index, reason } = options;
  const done = await writingApi(options, terminal).call("yank", {
    body: { project, version, index, reason },
  });
  writeResult(terminal, done, () => {
    const release = `${done.project} ${done.version}`;
    return `${release} is ${done.changed ? "" : "already "}yanked in ${done.index}: ${done.reason}\n`;
  });
}
