/** `linchpin token create|list|revoke`: who may write. */
import type { Command } from "commander";
import { writingApi } from "../options/api.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, type ServerOptions } from "../options/server-options.ts";
import { writeResult } from "../output/result.ts";
import { tableText } from "../output/table.ts";
import type { Terminal } from "../terminal.ts";

interface CreateOptions extends ServerOptions {
  readonly right: readonly string[];
  readonly project?: readonly string[];
}

export function define(command: Command, terminal: Terminal): void {
  defineCreate(command.command("create").description("make a token and print it, once"), terminal);
  defineList(
    command.command("list").description("list the tokens that work, without their secrets"),
    terminal,
  );
  defineRevoke(command.command("revoke").description("make a token useless"), terminal);
}

function defineCreate(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<name>", "who or what uses it; the log names it"))
    .requiredOption("--right <right...>", "admin, promote, yank, upload (to any index) or upload:INDEX")
    .option("--project <project...>", "the only projects that it may change; every project without it")
    .addHelpText("after", examples("linchpin token create ci --right upload:staging --project acme-tool"))
    .action(async (name: string, options: CreateOptions) => {
      const body = {
        name,
        rights: [...options.right],
        ...(options.project && { projects: [...options.project] }),
      };
      const made = await writingApi(options, terminal).call("createToken", { body });
      if (!terminal.json) terminal.writeError("This token is shown once and kept nowhere:\n");
      writeResult(terminal, made, () => `${made.token}\n`);
    });
}

function defineList(command: Command, terminal: Terminal): void {
  addServerOptions(command)
    .addHelpText("after", examples("linchpin token list"))
    .action(async (options: ServerOptions) => {
      const { tokens } = await writingApi(options, terminal).call("listTokens", {});
      const rows = tokens.map(({ id, name, rights, projects, createdAt }) => {
        return [id, name, rights.join(" "), projects?.join(" ") ?? "every project", createdAt];
      });
      writeResult(terminal, { tokens }, () =>
        tableText([["ID", "NAME", "RIGHTS", "PROJECTS", "MADE"], ...rows]),
      );
    });
}

function defineRevoke(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<id>", "as linchpin token list shows it"))
    .addHelpText("after", examples("linchpin token revoke 4fK2mX"))
    .action(async (id: string, options: ServerOptions) => {
      const revoked = await writingApi(options, terminal).call("revokeToken", { parameters: { id } });
      writeResult(terminal, revoked, () => `token ${revoked.id} is revoked\n`);
    });
}
