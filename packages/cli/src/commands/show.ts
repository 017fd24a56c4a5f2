/** `linchpin show PROJECT [VERSION]`: which index shows which files of ours, since when, and what is yanked and why. */
import type { ProjectView, ReleaseView } from "@linchpin/contract";
import type { Command } from "commander";
import { readingApi } from "../options/api.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, type ServerOptions } from "../options/server-options.ts";
import { printable } from "../output/problem-text.ts";
import { writeResult } from "../output/result.ts";
import { tableText } from "../output/table.ts";
import { bytesText, countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<project>").argument("[version]"))
    .addHelpText("after", examples("linchpin show acme-tool", "linchpin show acme-tool 2.1.0 --json"))
    .action(async (project: string, version: string | undefined, options: ServerOptions) =>
      show(project, version, options, terminal),
    );
}

async function show(
  project: string,
  version: string | undefined,
  options: ServerOptions,
  terminal: Terminal,
): Promise<void> {
  const api = readingApi(options, terminal);
  if (version === undefined) {
    const view = await api.call("showProject", { parameters: { project } });
    writeResult(terminal, view, () => projectText(view, terminal));
  } else {
    const view = await api.call("showRelease", { parameters: { project, version } });
    writeResult(terminal, view, () => releaseText(view, terminal));
  }
}

/** One line a release. */
function projectText({ project, releases }: ProjectView, { outPalette }: Terminal): string {
  const rows = releases.map((release) => [
    release.version,
    countText(release.files.length, "file"),
    shownIn(release),
  ]);
  return `${outPalette.bold(project)}\n${tableText(rows.map((row) => ["", ...row]))}`;
}

function releaseText(release: ReleaseView, { outPalette }: Terminal): string {
  const rows = release.files.map((file) => [
    "",
    file.filename,
    bytesText(file.size),
    file.uploadTime,
    file.indexes.join(" "),
    `sha256:${file.sha256}`,
  ]);
  const title = outPalette.bold(`${release.project} ${release.version}`);
  return `${title}  ${shownIn(release)}\n${tableText(rows)}`;
}

/** `staging, prod (yanked: loses the last line of every file)` */
function shownIn({ indexes }: ReleaseView): string {
  const texts = indexes.map(({ index, yanked }) => {
    if (yanked === false) return index;
    return typeof yanked === "string" ? `${index} (yanked: ${printable(yanked)})` : `${index} (yanked)`;
  });
  return texts.join(", ");
}
