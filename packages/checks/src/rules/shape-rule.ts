/** Rules about the archive itself: the walk names a shape, and the rule owns the shapes of one kind. */

import { SHAPES, type ShapeCode } from "@linchpin/archives";
import type { ArchiveOddity } from "../facts/archive-facts.ts";
import type { Draft, Severity } from "../finding.ts";
import type { ArchiveRule } from "../rule.ts";

interface ShapeRuleOptions {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly ShapeCode[];
}

export interface ShapeRule extends ArchiveRule {
  /** The shapes that this rule speaks about. */
  readonly codes: readonly ShapeCode[];
}

/** A shape that is refused where files are published is an error; one that is only listed is advice. */
export function shapeRule({ id, title, codes }: ShapeRuleOptions): ShapeRule {
  return {
    id,
    title,
    severity: "error",
    needs: [],
    scope: "archive",
    codes,
    check: ({ problems }) => shapeDrafts(problems, codes),
  };
}

/** One draft for each of the codes that was met. */
export function shapeDrafts(problems: readonly ArchiveOddity[], codes: readonly ShapeCode[]): Draft[] {
  const owned: ReadonlySet<string> = new Set(codes);
  const byCode = Map.groupBy(
    problems.filter(({ code }) => owned.has(code)),
    ({ code }) => code,
  );
  return [...byCode.values()].map(draftOf);
}

/** The first of several, which says how many there are. */
function draftOf(group: readonly ArchiveOddity[]): Draft {
  const { code, state, trigger, consequence, remedy, member } = group[0]!;
  const more = group.length > 1 ? ` (and ${group.length - 1} more like it)` : "";
  return {
    severity: severityOf(code),
    ...(member !== undefined && { member }),
    state: `${state}${more}`,
    trigger,
    consequence,
    remedy,
    evidence: { shape: code, count: group.length },
  };
}

function severityOf(code: string): Severity {
  const shape = Object.entries(SHAPES).find(([known]) => known === code)?.[1];
  return shape?.upload === "listed" ? "advice" : "error";
}
