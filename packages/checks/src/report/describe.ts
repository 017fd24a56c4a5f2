/** The rules as people look them up: a list, and the page of one. */

import type { Severity } from "../finding.ts";
import type { Need } from "../rule.ts";
import { RULES, ruleFolder } from "../rules/all.ts";

export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  /** The most that it says. */
  readonly severity: Severity;
  readonly needs: readonly Need[];
}

export function describeRules(): readonly RuleDescription[] {
  return RULES.map(({ id, title, severity, needs }) => ({ id, title, severity, needs }));
}

/** Where the page of a rule is: why it exists, the incident, how to fix it. Undefined for an unknown id. */
export function ruleExplanation(id: string): URL | undefined {
  const folder = ruleFolder(id);
  return folder === undefined ? undefined : new URL(`../rules/${folder}/README.md`, import.meta.url);
}
