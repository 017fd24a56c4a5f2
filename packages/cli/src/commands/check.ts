/** `linchpin check [FILES…|FOLDER]`: puts wheels, sdists and the source folder before the rules. */

import { statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { resolve } from "node:path";
import type { CheckInput, IndexFacts, InspectedDistribution, Report } from "@linchpin/checks";
import type { Command } from "commander";
import { type CheckInputs, findInputs } from "../checking/find-inputs.ts";
import { EXIT } from "../exit-codes.ts";
import { CommandFailure, failure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import type { Terminal } from "../terminal.ts";

interface CheckCommandOptions {
  readonly against?: string;
  readonly index?: string;
  readonly select?: string;
  readonly ignore?: string;
  readonly sarif?: true;
  readonly github?: true;
  readonly namesOnly?: true;
}

export function define(command: Command, terminal: Terminal): void {
  command
    .argument(
      "[paths...]",
      "wheels, sdists, a folder that holds some, or a source folder (default: this folder)",
    )
    .option("--against <release>", '"previous" (of the index), or the wheel or sdist of an earlier release')
    .option("--index <url>", "simple API of the index on which the release will appear")
    .option("--select <rules>", "only these rules or groups, for example C,W04")
    .option("--ignore <rules>", "not these rules or groups")
    .option("--names-only", "decide by names and metadata alone, without reading contents")
    .option("--sarif", "print SARIF 2.1.0")
    .option("--github", "print annotations for GitHub Actions")
    .addHelpText(
      "after",
      examples(
        "linchpin check",
        "linchpin check dist/ --against previous",
        "linchpin check --select C,W dist/*.whl",
      ),
    )
    .action(async (paths: readonly string[], options: CheckCommandOptions) =>
      check(paths, options, terminal),
    );
}

async function check(
  words: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<void> {
  // The rules are many small modules: compiled once, they load in half the time.
  enableCompileCache();
  const inputs = findInputs(words, terminal.workingFolder);
  const { checkDistributions, hasErrors } = await import("@linchpin/checks");
  const input = await gather(inputs, options, terminal);
  const report = await checkDistributions(input, { selects: selection(options) });
  await write(report, options, terminal);
  if (hasErrors(report)) throw new CommandFailure(EXIT.refused);
}

async function gather(
  inputs: CheckInputs,
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<CheckInput> {
  const [{ inspectFiles }, { inspectTree }] = await Promise.all([
    import("../checking/inspect-files.ts"),
    import("@linchpin/checks"),
  ]);
  const contents = options.namesOnly !== true;
  const [distributions, tree] = await Promise.all([
    inspectFiles(inputs.files, contents),
    inputs.tree === undefined
      ? undefined
      : import("../checking/read-tree.ts").then(({ readTree }) => readTree(inputs.tree!)),
  ]);
  const known = await knownReleases(distributions, options, terminal);
  const { isWhole, strays } = inputs;
  return { distributions, ...(tree && { tree: await inspectTree(tree) }), ...known, isWhole, strays };
}

type Known = Pick<CheckInput, "previous" | "index">;

/** What `--against` and `--index` ask for. */
async function knownReleases(
  distributions: readonly InspectedDistribution[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<Known> {
  if (options.against !== undefined && options.against !== "previous") {
    return {
      ...(await localPrevious(options.against, terminal)),
      ...(await fromIndex(distributions, options, terminal)),
    };
  }
  return fromIndex(distributions, options, terminal);
}

/** A file, or a folder with the files of one earlier release. */
async function localPrevious(against: string, terminal: Terminal): Promise<Known> {
  const [{ inspectFiles }, { previousFacts }] = await Promise.all([
    import("../checking/inspect-files.ts"),
    import("@linchpin/checks"),
  ]);
  const path = resolve(terminal.workingFolder, against);
  const files = statSync(path).isDirectory() ? findInputs([against], terminal.workingFolder).files : [path];
  return { previous: previousFacts(await inspectFiles(files, true)) };
}

async function fromIndex(
  distributions: readonly InspectedDistribution[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<Known> {
  const facts = distributions.find((each) => each.facts !== undefined)?.facts;
  if (facts === undefined || (options.index === undefined && options.against !== "previous")) return {};
  const [{ openUpstream }, { askIndex, readPrevious }, { previousFacts }] = await Promise.all([
    import("../options/index-option.ts"),
    import("../checking/known-releases.ts"),
    import("@linchpin/checks"),
  ]);
  const index = await openUpstream(options, terminal);
  try {
    const { name, version } = facts.name;
    const asked: IndexFacts = await askIndex(index, {
      name,
      version,
      requirements: facts.metadata.requiresDist,
    });
    if (options.against !== "previous") return { index: asked };
    return { index: asked, previous: previousFacts(await readPrevious(index, asked.page, version)) };
  } finally {
    index.close();
  }
}

/** Which rules run: those of `--select`, without those of `--ignore`; a letter stands for its group. */
function selection({ select, ignore }: CheckCommandOptions): (rule: string) => boolean {
  const [selected, ignored] = [select, ignore].map(parseRules);
  return (rule) => {
    const isIn = (list: readonly string[]): boolean => list.includes(rule) || list.includes(rule.slice(0, 1));
    return (selected === undefined || isIn(selected)) && !(ignored !== undefined && isIn(ignored));
  };
}

function parseRules(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const rules = text.split(",").map((rule) => rule.trim().toUpperCase());
  const wrong = rules.find((rule) => !/^[A-Z](?:\d{2})?$/.test(rule));
  if (wrong === undefined) return rules;
  throw failure(EXIT.usage, {
    code: "usage-rule-unknown",
    state: `"${wrong}" is no rule and no group of rules`,
    trigger: "reading --select and --ignore",
    consequence: "nothing was checked",
    remedy: "name rules such as W04 or groups such as C, separated by commas; linchpin rules lists them",
  });
}

async function write(report: Report, options: CheckCommandOptions, terminal: Terminal): Promise<void> {
  const { reportToGithub, reportToJson, reportToSarif, reportToText } = await import("@linchpin/checks");
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  if (options.sarif) terminal.writeOut(json(reportToSarif(report)));
  else if (options.github) terminal.writeOut(reportToGithub(report));
  else if (terminal.json) terminal.writeOut(json(reportToJson(report)));
  else terminal.writeOut(reportToText(report, terminal.outPalette));
}
