import type { ReleaseFacts } from "../../facts/release-facts.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { Draft } from "../../finding.ts";
import type { TreeRule } from "../../rule.ts";
import { readWaivers } from "../../waivers/read-waivers.ts";

export const rule: TreeRule = {
  id: "Y01",
  title: "waiver has ended, or is not whole",
  severity: "error",
  needs: ["tree"],
  scope: "tree",
  check: (tree: TreeFacts, { today }: ReleaseFacts) => {
    const { waivers, faults } = readWaivers(pyprojectOf(tree)?.value?.tool ?? {});
    const ended = waivers.filter(({ until }) => until < today);
    return [
      ...ended.map(({ rule: waived, until, reason }) =>
        draft(
          `the waiver of ${waived} ended on ${until} ("${reason}")`,
          "solve what was waived, or give a new reason and a new end",
        ),
      ),
      ...faults.map(({ entry, state, remedy }) => draft(`entry ${entry} of the waivers: ${state}`, remedy)),
    ];
  },
};

function draft(state: string, remedy: string): Draft {
  return {
    file: "pyproject.toml",
    field: "tool.linchpin.checks.waivers",
    state,
    trigger: "checking the release",
    consequence: "the waiver covers nothing: an exception without a reason and an end stays for ever",
    remedy,
  };
}
