/** The requirements that a dependency group stands for, with all that it includes (PEP 735). */

import type { DocumentPath } from "../document/document-path.ts";
import { type DocumentKind, Findings } from "../document/findings.ts";
import type { TableReader } from "../document/table-reader.ts";
import { readTableDocument } from "../document/toml-document.ts";
import { normalizeGroupName } from "../name/extra.ts";
import { isValidName } from "../name/name.ts";
import type { Parsed } from "../problem.ts";
import type { Requirement } from "../requirement/requirement.ts";
import {
  type DependencyGroup,
  type DependencyGroupInclude,
  type DependencyGroups,
  NO_GROUPS,
  readDependencyGroups,
} from "./dependency-groups.ts";

/** Includes that lead deeper are refused, and so is a file whose groups together stand for more requirements. */
const MAXIMUM_DEPTH = 500;
const MAXIMUM_REQUIREMENTS = 1_000_000;

const GROUPS: DocumentKind = {
  code: "group",
  trigger: "resolving a dependency group",
  consequence: "no tool installs the group",
};

/** The table as parsers of TOML give it: arrays of texts and of tables by the names of the groups. */
export type RawDependencyGroups = { readonly [name: string]: unknown };

/**
 * The requirements of a group in their order, those of included groups where the include stands; a group that is
 * included twice counts twice. `groups` is what `parsePyproject` found, or the table itself. Only what is wrong with
 * the group and with those that it includes is reported, and two groups of one name. Any problem means no value.
 */
export function resolveDependencyGroup(
  groups: DependencyGroups | RawDependencyGroups,
  name: string,
): Parsed<readonly Requirement[]> {
  const known = isRead(groups) ? groups : readRaw(groups);
  const resolver = new GroupResolver(known, new Findings(GROUPS), []);
  const requirements = resolver.resolve(normalizeGroupName(name), [name]);
  const problems = [...known.problems, ...resolver.findings.problems];
  return problems.length === 0 && requirements !== undefined
    ? { value: requirements, problems }
    : { problems };
}

/** Reports names that no group can have, and includes that lead to no group or in a circle. */
export function checkGroups(groups: DependencyGroups, table: TableReader): void {
  for (const name of table.keys) {
    if (!isValidName(name)) {
      table.findings.error(table.pathOf(name), {
        code: "group-name-invalid",
        state: `${JSON.stringify(name)} is not the name of a group`,
        remedy: "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
        isAboutKey: true,
      });
    }
  }
  const resolver = new GroupResolver(groups, table.findings, table.path);
  for (const name of groups.byName.keys()) {
    resolver.resolve(name, table.path);
  }
}

function isRead(groups: DependencyGroups | RawDependencyGroups): groups is DependencyGroups {
  return groups.byName instanceof Map;
}

function readRaw(groups: RawDependencyGroups): DependencyGroups {
  return readTableDocument(groups, GROUPS, readDependencyGroups).value ?? NO_GROUPS;
}

/** Follows includes depth first. Every group is resolved once, so its problems are reported once. */
class GroupResolver {
  readonly findings: Findings;
  readonly #groups: DependencyGroups;
  readonly #base: DocumentPath;
  /** Undefined for a group that cannot be resolved. */
  readonly #resolved = new Map<string, readonly Requirement[] | undefined>();
  /** The groups on the way from the one that was asked for. */
  readonly #open: string[] = [];
  #requirements = 0;

  constructor(groups: DependencyGroups, findings: Findings, base: DocumentPath) {
    this.#groups = groups;
    this.findings = findings;
    this.#base = base;
  }

  /** `asker` is the place to blame where there is no such group. */
  resolve(name: string, asker: DocumentPath): readonly Requirement[] | undefined {
    if (this.#resolved.has(name)) {
      return this.#resolved.get(name);
    }
    const group = this.#groups.byName.get(name);
    if (group === undefined) {
      this.#report(
        asker,
        "group-unknown",
        `there is no group ${JSON.stringify(name)}`,
        "name a group of the table",
      );
      return undefined;
    }
    this.#open.push(name);
    const requirements = this.#resolveItems(group);
    this.#open.pop();
    this.#resolved.set(name, requirements);
    return requirements;
  }

  #resolveItems(group: DependencyGroup): readonly Requirement[] | undefined {
    let isWhole = group.problems.length === 0;
    this.#adopt(group);
    const requirements: Requirement[] = [];
    for (const item of group.items) {
      const found = item.kind === "requirement" ? [item.requirement] : this.#include(group, item);
      if (found === undefined || !this.#hasRoomFor(found.length, group)) {
        isWhole = false;
      } else {
        for (const requirement of found) {
          requirements.push(requirement);
        }
      }
    }
    return isWhole ? requirements : undefined;
  }

  /** What the reader found about the group, unless these findings are the reader's own. */
  #adopt(group: DependencyGroup): void {
    for (const problem of group.problems) {
      if (!this.findings.problems.includes(problem)) {
        this.findings.problems.push(problem);
      }
    }
  }

  #include(group: DependencyGroup, item: DependencyGroupInclude): readonly Requirement[] | undefined {
    const name = normalizeGroupName(item.group);
    const path = [...this.#base, group.name, item.index];
    if (this.#open.includes(name)) {
      const circle = [...this.#open.slice(this.#open.indexOf(name)), name].join(" → ");
      this.#report(
        path,
        "group-cycle",
        `the groups include each other in a circle: ${circle}`,
        "remove an include",
      );
      return undefined;
    }
    if (this.#open.length >= MAXIMUM_DEPTH) {
      const state = `more than ${MAXIMUM_DEPTH} groups include one another`;
      this.#report(path, "group-too-deep", state, "include the last group directly");
      return undefined;
    }
    return this.resolve(name, path);
  }

  /** Doubling includes would let a short file stand for more requirements than there is memory. */
  #hasRoomFor(count: number, group: DependencyGroup): boolean {
    const before = this.#requirements;
    this.#requirements += count;
    if (before <= MAXIMUM_REQUIREMENTS && this.#requirements > MAXIMUM_REQUIREMENTS) {
      const state = `the groups stand for more than ${MAXIMUM_REQUIREMENTS} requirements`;
      this.#report([...this.#base, group.name], "group-too-large", state, "include each group once");
    }
    return this.#requirements <= MAXIMUM_REQUIREMENTS;
  }

  #report(path: DocumentPath, code: string, state: string, remedy: string): void {
    this.findings.error(path, { code, state, remedy, consequence: GROUPS.consequence });
  }
}
