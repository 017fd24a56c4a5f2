/** `linchpin explain TEXT`: what a version, specifier, requirement, marker or file name means. Needs no server. */
import { explain, parseMachine } from "@linchpin/standards";
import type { Command } from "commander";
import { examples } from "../options/examples.ts";
import { printable } from "../output/problem-text.ts";
import { writeResult } from "../output/result.ts";
import type { Terminal } from "../terminal.ts";

interface ExplainCommandOptions {
  readonly for?: string;
}

export function define(command: Command, terminal: Terminal): void {
  command
    .argument("<text>", "in quotes where it has spaces or comparison signs")
    .option("--for <machine>", "judge markers and wheels for this Python, for example cp313-windows-amd64")
    .addHelpText(
      "after",
      examples(
        `linchpin explain "~=1.4.2"`,
        `linchpin explain "requests[socks] >=2.31; python_version < '3.13'" --for cp313-windows-amd64`,
        "linchpin explain acme_tool-2.1.0-cp311-cp311-manylinux_2_28_x86_64.whl --for cp313-windows-amd64",
      ),
    )
    .action((text: string, options: ExplainCommandOptions) => explainCommand(text, options, terminal));
}

function explainCommand(text: string, options: ExplainCommandOptions, terminal: Terminal): void {
  const machine = options.for === undefined ? undefined : parseMachine(options.for);
  const explanation = explain(text, machine === undefined ? {} : { machine });
  writeResult(terminal, explanation, () => {
    const title = terminal.outPalette.bold(printable(explanation.title));
    return [title, ...explanation.lines.map((line) => `  ${printable(line)}`), ""].join("\n");
  });
}
