/** Which index a command reads from: `--index`, else the upstream that the server would mirror. */
import { join } from "node:path";
import { discoverCertificates, discoverUpstream, OpenIndex, thisMachine } from "@linchpin/client";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";
import { cacheFolder } from "../python/cache-folder.ts";
import type { Terminal } from "../terminal.ts";

export function addIndexOption(command: Command): Command {
  return command.option(
    "--index <url>",
    "simple API to read from (else LINCHPIN_UPSTREAM, else what uv or pip is set to use)",
  );
}

/** Opens the index; the caller closes it. Throws a usage failure where none can be found. */
export async function openUpstream(
  options: { readonly index?: string },
  terminal: Terminal,
): Promise<OpenIndex> {
  const machine = thisMachine(terminal.environment);
  const url = options.index ?? terminal.environment["LINCHPIN_UPSTREAM"];
  const found = url !== undefined && url !== "" ? { url } : await discoverUpstream(machine, cached(terminal));
  if ("url" in found)
    return new OpenIndex({ url: found.url, certificateFile: discoverCertificates(machine) });
  throw failure(EXIT.usage, {
    code: "usage-index-missing",
    state: `no index is named, LINCHPIN_UPSTREAM is not set, and ${found.none}`,
    trigger: "looking for the packages that are needed",
    consequence: "nothing was done",
    remedy: "give --index with the URL of a simple API, for example http://127.0.0.1:8417/main/simple/",
  });
}

/** Asking an installer for its default takes longer than a small build. */
function cached(terminal: Terminal): { readonly cacheFile: string } {
  return { cacheFile: join(cacheFolder(terminal), "default-index.json") };
}
