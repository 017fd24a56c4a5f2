/** The `[dependency-groups]` table (PEP 735). */

import type { DocumentPath } from "../document/document-path.ts";
import type { Findings } from "../document/findings.ts";
import { isTable, reportWrongType, TableReader } from "../document/table-reader.ts";
import { normalizeGroupName } from "../name/extra.ts";
import type { Problem } from "../problem.ts";
import { parseRequirement } from "../requirement/parse.ts";
import type { Requirement } from "../requirement/requirement.ts";

/** A requirement, or another group whose requirements count here too. */
export type DependencyGroupItem =
  | { readonly kind: "requirement"; readonly requirement: Requirement }
  | DependencyGroupInclude;

export interface DependencyGroupInclude {
  readonly kind: "include";
  /** As written. */
  readonly group: string;
  /** The place in the array of the group. */
  readonly index: number;
}

export interface DependencyGroup {
  /** As written. */
  readonly name: string;
  /** Without those that cannot be read. */
  readonly items: readonly DependencyGroupItem[];
  /** What is wrong with this group: it stops whoever asks for the group, and nobody else. */
  readonly problems: readonly Problem[];
}

export interface DependencyGroups {
  /** By their normalised names. */
  readonly byName: ReadonlyMap<string, DependencyGroup>;
  /** Two groups of one name: these stop whoever asks for any group. */
  readonly problems: readonly Problem[];
}

export const NO_GROUPS: DependencyGroups = { byName: new Map(), problems: [] };

/**
 * Reads the groups of a table, each for itself: what is wrong with one is reported and left out, and the others stay
 * as they are (PEP 735: tools should not refuse a group because of another one).
 */
export function readDependencyGroups(table: TableReader): DependencyGroups {
  const byName = new Map<string, DependencyGroup>();
  const problems: Problem[] = [];
  for (const name of table.keys) {
    const normalized = normalizeGroupName(name);
    const earlier = byName.get(normalized);
    if (earlier !== undefined) {
      problems.push(...collect(table.findings, () => reportDuplicate(table, earlier.name, name)));
    }
    let items: readonly DependencyGroupItem[] = [];
    const own = collect(table.findings, () => {
      items = readItems(table, name);
    });
    byName.set(normalized, { name, items, problems: own });
  }
  return { byName, problems };
}

function readItems(table: TableReader, name: string): readonly DependencyGroupItem[] {
  if (!table.has(name)) {
    // JSON's null: no TOML has it, but the table may come from elsewhere.
    reportWrongType(table.findings, table.pathOf(name), table.raw[name], "an array");
    return [];
  }
  return table.each(name, (item, path) => readItem(item, path, table.findings)) ?? [];
}

/** What `read` reports. */
function collect(findings: Findings, read: () => void): readonly Problem[] {
  const before = findings.problems.length;
  read();
  return findings.problems.slice(before);
}

function readItem(item: unknown, path: DocumentPath, findings: Findings): DependencyGroupItem | undefined {
  if (typeof item === "string") {
    const requirement = findings.attempt(path, () => parseRequirement(item));
    return requirement && { kind: "requirement", requirement };
  }
  if (!isTable(item)) {
    reportWrongType(findings, path, item, 'a requirement, or {include-group = "NAME"}');
    return undefined;
  }
  return readInclude(new TableReader(item, path, findings));
}

/** `{include-group = "NAME"}`, without any other key. */
function readInclude(table: TableReader): DependencyGroupItem | undefined {
  table.require("include-group", 'write {include-group = "NAME"}: no other table may stand in a group');
  table.rejectUnknownKeys(["include-group"], "error");
  const group = table.text("include-group");
  return group === undefined ? undefined : { kind: "include", group, index: Number(table.path.at(-1)) };
}

function reportDuplicate(table: TableReader, first: string, second: string): void {
  table.findings.error(table.pathOf(second), {
    code: "group-name-duplicate",
    state: `the groups ${JSON.stringify(first)} and ${JSON.stringify(second)} have the same normalised name`,
    consequence: "no tool can tell which of the two is meant, so each refuses the whole table",
    remedy: "rename one of them, or put their requirements together",
    isAboutKey: true,
  });
}
