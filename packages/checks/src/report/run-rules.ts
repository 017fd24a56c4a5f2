/** Runs rules over facts: each rule over each subject of its scope, and never a rule whose needs are not met. */

import type { ReleaseFacts } from "../facts/release-facts.ts";
import { statementsOf } from "../facts/statement.ts";
import type { Draft, Finding } from "../finding.ts";
import type { Need, Rule } from "../rule.ts";
import type { SkippedRule } from "./report.ts";

export interface RuleRun {
  readonly findings: readonly Finding[];
  readonly ran: readonly string[];
  readonly skipped: readonly SkippedRule[];
}

export async function runRules(rules: readonly Rule[], release: ReleaseFacts): Promise<RuleRun> {
  const findings: Finding[] = [];
  const ran: string[] = [];
  const skipped: SkippedRule[] = [];
  const given = needsMet(release);
  for (const rule of rules) {
    const missing = rule.needs.filter((need) => !given.has(need));
    if (missing.length > 0) skipped.push({ rule: rule.id, title: rule.title, needs: missing });
    else {
      findings.push(...(await runRule(rule, release)));
      ran.push(rule.id);
    }
  }
  return { findings, ran, skipped };
}

/** What was handed in. */
function needsMet(release: ReleaseFacts): Set<Need> {
  const needs = new Set<Need>();
  if ([...release.wheels, ...release.sdists].every(({ hasContents }) => hasContents)) needs.add("contents");
  if (release.tree) needs.add("tree");
  if (release.tree?.git) needs.add("git");
  if (release.previous) needs.add("previous");
  if (release.index) needs.add("index");
  return needs;
}

async function runRule(rule: Rule, release: ReleaseFacts): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { file, drafts } of subjectsOf(rule, release)) {
    for (const draft of await drafts) findings.push(toFinding(rule, file, draft));
  }
  return findings;
}

interface SubjectDrafts {
  readonly file: string;
  readonly drafts: Iterable<Draft> | Promise<Iterable<Draft>>;
}

function* subjectsOf(rule: Rule, release: ReleaseFacts): Generator<SubjectDrafts> {
  const { wheels, sdists, archives, tree } = release;
  switch (rule.scope) {
    case "archive":
      for (const archive of archives) yield { file: archive.fileName, drafts: rule.check(archive, release) };
      break;
    case "wheel":
      for (const wheel of wheels) yield { file: wheel.fileName, drafts: rule.check(wheel, release) };
      break;
    case "sdist":
      for (const sdist of sdists) yield { file: sdist.fileName, drafts: rule.check(sdist, release) };
      break;
    case "distribution":
      for (const each of [...wheels, ...sdists])
        yield { file: each.fileName, drafts: rule.check(each, release) };
      break;
    case "statement":
      for (const each of statementsOf(release)) yield { file: each.file, drafts: rule.check(each, release) };
      break;
    case "tree":
      if (tree) yield { file: tree.name, drafts: rule.check(tree, release) };
      break;
    case "release":
      yield {
        file: wheels[0]?.fileName ?? sdists[0]?.fileName ?? tree?.name ?? "",
        drafts: rule.check(release, release),
      };
      break;
  }
}

function toFinding(rule: Rule, subject: string, draft: Draft): Finding {
  const { severity = rule.severity, file = subject, member, line, field, evidence = {}, ...lines } = draft;
  return {
    rule: rule.id,
    title: rule.title,
    severity,
    place: {
      file,
      ...(member !== undefined && { member }),
      ...(line !== undefined && { line }),
      ...(field !== undefined && { field }),
    },
    ...lines,
    evidence,
  };
}
