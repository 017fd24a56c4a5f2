/** `linchpin serve`: runs the index until Ctrl-C, and says how to use it. */
import { once } from "node:events";
import { thisMachine } from "@linchpin/client";
import { startServer } from "@linchpin/server";
import type { Command } from "commander";
import { examples } from "../options/examples.ts";
import { addSettingsOptions, settingsOf } from "../options/settings-options.ts";
import { writeResult } from "../output/result.ts";
import { welcomeText } from "../output/welcome.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  addSettingsOptions(command)
    .addHelpText("after", examples("linchpin serve", "linchpin serve --port 9000 --data /srv/linchpin"))
    .action(async (options: Record<string, unknown>) => serve(options, terminal));
}

async function serve(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { settings } = settingsOf(options, terminal);
  const server = await startServer(settings, { machine: thisMachine(terminal.environment) });
  try {
    const facts = {
      url: server.url,
      data: settings.data,
      tokenFile: server.administrator.file,
      tokenCreated: server.administrator.created,
      upstream: server.upstream,
    };
    writeResult(terminal, facts, () => welcomeText(facts, terminal));
    if (!terminal.signal.aborted) await once(terminal.signal, "abort");
    if (!terminal.json) terminal.writeError("linchpin: finishing what is under way, then stopping\n");
  } finally {
    await server.close();
  }
}
