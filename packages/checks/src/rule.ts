/** A rule as data: who it is, what it needs to be decided, and its check. One folder a rule under `rules/`. */

import type { ArchiveFacts } from "./facts/archive-facts.ts";
import type { ReleaseFacts } from "./facts/release-facts.ts";
import type { SdistFacts } from "./facts/sdist-facts.ts";
import type { Statement } from "./facts/statement.ts";
import type { TreeFacts } from "./facts/tree-facts.ts";
import type { WheelFacts } from "./facts/wheel-facts.ts";
import type { Draft, Severity } from "./finding.ts";

/**
 * What must have been handed in for a rule to say anything beyond the file itself. A rule that needs something that is
 * not there is reported as not run, never as passed.
 */
export type Need = "contents" | "tree" | "git" | "previous" | "index";

interface RuleHeader {
  /** A letter for the group and two digits, as in the table of `docs/checks.md`. */
  readonly id: string;
  /** What is wrong when the rule speaks, in a few words, lower case: the headline of its findings. */
  readonly title: string;
  /** The most that it says. */
  readonly severity: Severity;
  /** All of these are needed; empty where the file alone decides. */
  readonly needs: readonly Need[];
}

type Check<Subject> = (subject: Subject, release: ReleaseFacts) => Iterable<Draft> | Promise<Iterable<Draft>>;

/** Looks at every archive, also at those that could not be opened. */
export interface ArchiveRule extends RuleHeader {
  readonly scope: "archive";
  readonly check: Check<ArchiveFacts>;
}

export interface WheelRule extends RuleHeader {
  readonly scope: "wheel";
  readonly check: Check<WheelFacts>;
}

export interface SdistRule extends RuleHeader {
  readonly scope: "sdist";
  readonly check: Check<SdistFacts>;
}

/** Looks at every wheel and every sdist. */
export interface DistributionRule extends RuleHeader {
  readonly scope: "distribution";
  readonly check: Check<WheelFacts | SdistFacts>;
}

/** Looks at everything that says something of the project: METADATA, PKG-INFO and pyproject.toml. */
export interface StatementRule extends RuleHeader {
  readonly scope: "statement";
  readonly check: Check<Statement>;
}

export interface TreeRule extends RuleHeader {
  readonly scope: "tree";
  readonly check: Check<TreeFacts>;
}

/** Looks at everything at once. */
export interface ReleaseRule extends RuleHeader {
  readonly scope: "release";
  readonly check: Check<ReleaseFacts>;
}

export type Rule =
  | ArchiveRule
  | WheelRule
  | SdistRule
  | DistributionRule
  | StatementRule
  | TreeRule
  | ReleaseRule;
