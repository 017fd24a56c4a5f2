/** Which index a command reads from: `--index`, else the upstream that the server would mirror. */
import { OpenIndex } from "@linchpin/client";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

export function addIndexOption(command: Command): Command {
  return command.option(
    "--index <url>",
    "simple API to read from (else LINCHPIN_UPSTREAM, else what uv or pip is set to use)",
  );
}

/** Opens the index; the caller closes it. Throws a usage failure where none is named. */
export function openUpstream(options: { readonly index?: string }, terminal: Terminal): OpenIndex {
  const url = options.index ?? terminal.environment["LINCHPIN_UPSTREAM"];
  if (url !== undefined && url !== "") return new OpenIndex({ url });
  throw failure(EXIT.usage, {
    code: "usage-index-missing",
    state: "no index is named, and neither LINCHPIN_UPSTREAM nor the settings of uv and pip name one",
    trigger: "looking for the build requirements",
    consequence: "nothing was built",
    remedy: "give --index with the URL of a simple API, for example http://127.0.0.1:8417/main/simple/",
  });
}
