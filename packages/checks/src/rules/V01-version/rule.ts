import { tryParseVersion, versionToString } from "@linchpin/standards";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "V01",
  title: "version is not PEP 440, or not in its normal form",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => [...ownedProblems("V01", statement), ...spelling(statement)],
};

/** `2021.04.0` is 2021.4.0: file names, tags and lock files then show two spellings of one version. */
function spelling({ metadata, member, kind }: Statement): Draft[] {
  const parsed = tryParseVersion(metadata.version);
  if (kind === "pyproject" || parsed === undefined || versionToString(parsed) === metadata.version) return [];
  return [
    {
      severity: "advice",
      ...(member !== undefined && { member }),
      field: "Version",
      state: `Version is ${metadata.version}; its normal form is ${versionToString(parsed)}`,
      trigger: "comparing it with a file name, a tag or a lock file",
      consequence: "tools that compare text see two versions",
      remedy: `write ${versionToString(parsed)}`,
    },
  ];
}
