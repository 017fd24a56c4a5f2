/** What `linchpin serve` prints when it is ready: lines to copy, and nothing that is not true of this start. */
import { relative } from "node:path";
import type { UpstreamReport } from "@linchpin/server";
import type { Terminal } from "../terminal.ts";

export interface ServerFacts {
  /** Without a slash at its end. */
  readonly url: string;
  readonly tokenFile: string;
  /** Whether this start made the token. */
  readonly tokenCreated: boolean;
  /** What `pypi` mirrors and where that was found, or why it mirrors nothing. */
  readonly upstream: UpstreamReport;
}

export function welcomeText(facts: ServerFacts, terminal: Terminal): string {
  const { bold, dim } = terminal.outPalette;
  const tokenFile = shortPath(facts.tokenFile, terminal.workingFolder);
  const token = `"$(cat ${shellWord(tokenFile)})"`;
  const lines: readonly (readonly [label: string, text: string])[] = [
    ["install", `pip install --index-url ${facts.url}/main/simple/ PROJECT`],
    ["", `uv pip install --default-index ${facts.url}/main/simple/ PROJECT`],
    [
      "upload",
      `TWINE_USERNAME=__token__ TWINE_PASSWORD=${token} twine upload --repository-url ${facts.url}/staging/legacy/ dist/*`,
    ],
    ["", `UV_PUBLISH_TOKEN=${token} uv publish --publish-url ${facts.url}/staging/legacy/ dist/*`],
    ["", "npx linchpin publish dist/*"],
    ["try", `pip install --index-url ${facts.url}/preview/simple/ PROJECT`],
    ["promote", "npx linchpin promote PROJECT VERSION"],
    [
      "token",
      `${tokenFile} (the administrator's${facts.tokenCreated ? ", made now" : ""}; the database has only its hash)`,
    ],
    ["mirror", mirrorText(facts.upstream)],
  ];
  const body = lines.map(([label, text]) => `  ${dim(label.padEnd(8))} ${text}\n`).join("");
  return `${bold(`Linchpin is ready at ${facts.url}`)}\n\n${body}\nCtrl-C stops it.\n`;
}

function mirrorText(upstream: UpstreamReport): string {
  if ("none" in upstream) {
    return `NONE: ${upstream.none}. Only what is uploaded here can be installed; set LINCHPIN_UPSTREAM`;
  }
  return `pypi mirrors ${upstream.url}${upstream.origin === undefined ? "" : ` (${upstream.origin})`}`;
}

function shortPath(path: string, folder: string): string {
  const short = relative(folder, path);
  return short === "" || short.startsWith("..") ? path : short;
}

/** As a POSIX shell reads it: bare where nothing in it is special. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
