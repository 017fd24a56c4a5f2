import { sourceModules } from "../../analysis/import-graph.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

/** The oldest Python 3 that is still in use somewhere; syntax up to here surprises nobody. */
const LONG_AGO = 8;

export const rule: StatementRule = {
  id: "P14",
  title: "Requires-Python is missing or no version specifier",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement, release) => [...ownedProblems("P14", statement), ...missing(statement, release)],
};

function missing({ metadata, member, file, isDynamic }: Statement, release: ReleaseFacts): Draft[] {
  if (metadata.requiresPython !== undefined || isDynamic("requires-python")) return [];
  const need = newestNeed(release, file);
  return [
    {
      severity: need === undefined ? "advice" : "warning",
      ...(member !== undefined && { member }),
      field: "Requires-Python",
      state:
        need === undefined
          ? "there is no Requires-Python"
          : `there is no Requires-Python, and ${need.member} needs Python 3.${need.minor}`,
      trigger: "installing it on an old Python",
      consequence: "installers take this release instead of the last one that works there",
      remedy: `set requires-python${need === undefined ? "" : ` to ">=3.${need.minor}"`}`,
    },
  ];
}

/** What the wheel's own source asks for, as far as its tokens show. */
function newestNeed(release: ReleaseFacts, file: string): { member: string; minor: number } | undefined {
  let need: { member: string; minor: number } | undefined;
  for (const wheel of release.wheels) {
    if (wheel.fileName !== file) continue;
    for (const [module, { suspicions }] of sourceModules(wheel)) {
      for (const { since = 0 } of suspicions) {
        // A bracket after `with`, or a decorator's, may also be old syntax: those prove nothing.
        if (since > LONG_AGO && since !== 9 && since > (need?.minor ?? 0))
          need = { member: module.member, minor: since };
      }
    }
  }
  return need;
}
