/** The two entries of this package: a release with everything that is known of it, and one file on its way into an index. */

import type { ByteSource } from "@linchpin/archives";
import { versionToString } from "@linchpin/standards";
import type { IndexFacts, PreviousFacts, ReleaseFacts } from "../facts/release-facts.ts";
import { pyprojectOf } from "../facts/statement.ts";
import type { TreeFacts } from "../facts/tree-facts.ts";
import type { Finding, Severity, Waiver } from "../finding.ts";
import { type InspectedDistribution, inspectDistribution } from "../inspect/inspect.ts";
import type { InspectOptions } from "../inspect/inspect-options.ts";
import { RULES } from "../rules/all.ts";
import { applyWaivers } from "../waivers/apply-waivers.ts";
import { readWaivers } from "../waivers/read-waivers.ts";
import type { CheckedFile, Report } from "./report.ts";
import { runRules } from "./run-rules.ts";

export interface CheckInput {
  readonly distributions: readonly InspectedDistribution[];
  readonly tree?: TreeFacts;
  readonly previous?: PreviousFacts;
  readonly index?: IndexFacts;
  /** Whether these are all files of the release. */
  readonly isWhole?: boolean;
  /** Names of other files beside them. */
  readonly strays?: readonly string[];
}

export interface CheckOptions {
  /** Says which rules run, by their ids. Default: all. */
  readonly selects?: (rule: string) => boolean;
  /** The time of the check, read once by the caller. Default: now. */
  readonly now?: Date;
}

/** Checks everything that belongs to a release together. */
export async function checkDistributions(input: CheckInput, options: CheckOptions = {}): Promise<Report> {
  const today = (options.now ?? new Date()).toISOString().slice(0, "2027-01-31".length);
  const release = releaseOf(input, today);
  const rules = RULES.filter(({ id }) => options.selects?.(id) ?? true);
  const { findings, ran, skipped } = await runRules(rules, release);
  const waivers = input.tree === undefined ? [] : waiversOf(input.tree);
  const waived = applyWaivers(findings.toSorted(compareFindings), waivers, today);
  return { findings: waived, files: checkedFiles(input), ran, skipped };
}

/** Checks one wheel or sdist from its bytes: what an index does before it takes a file. Never throws for bad bytes. */
export async function checkDistribution(
  source: ByteSource,
  fileName: string,
  options: CheckOptions & { readonly index?: IndexFacts; readonly inspect?: InspectOptions } = {},
): Promise<readonly Finding[]> {
  const inspected = await inspectDistribution(source, fileName, options.inspect);
  const input = { distributions: [inspected], ...(options.index && { index: options.index }) };
  return (await checkDistributions(input, options)).findings;
}

function waiversOf(tree: TreeFacts): readonly Waiver[] {
  return readWaivers(pyprojectOf(tree)?.value?.tool ?? {}).waivers;
}

function releaseOf(input: CheckInput, today: string): ReleaseFacts {
  const { distributions, tree, previous, index, isWhole = false, strays = [] } = input;
  const facts = distributions.flatMap((each) => each.facts ?? []);
  return {
    archives: distributions.map(({ archive }) => archive),
    wheels: facts.filter((each) => each.kind === "wheel"),
    sdists: facts.filter((each) => each.kind === "sdist"),
    ...(tree && { tree }),
    ...(previous && { previous }),
    ...(index && { index }),
    isWhole,
    today,
    strays,
  };
}

function checkedFiles({ distributions, tree }: CheckInput): CheckedFile[] {
  const files = distributions.map(({ archive, facts }): CheckedFile => {
    if (facts === undefined) return { file: archive.fileName, kind: "unreadable" };
    const { kind, name, size } = facts;
    const version = versionToString(name.version);
    return { file: facts.fileName, kind, name: name.name, version, size, members: facts.files.size };
  });
  return tree === undefined ? files : [...files, { file: tree.name, kind: "tree", members: tree.files.size }];
}

const ORDER: readonly Severity[] = ["error", "warning", "advice"];

function compareFindings(one: Finding, other: Finding): number {
  const bySeverity = ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
  if (bySeverity !== 0) return bySeverity;
  const keys = [one, other].map(({ rule, place }) => `${rule}\0${place.file}\0${place.member ?? ""}`);
  return (keys[0] ?? "") < (keys[1] ?? "") ? -1 : 1;
}

/** The facts of an earlier release, for `previous`. Files that could not be opened are left out. */
export function previousFacts(distributions: readonly InspectedDistribution[]): PreviousFacts {
  const facts = distributions.flatMap((each) => each.facts ?? []);
  return {
    wheels: facts.filter((each) => each.kind === "wheel"),
    sdists: facts.filter((each) => each.kind === "sdist"),
  };
}
