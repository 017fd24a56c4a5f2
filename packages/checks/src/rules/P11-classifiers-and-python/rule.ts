import { allowsMinor, NEWEST_MINOR, parseRequiresPython } from "../../analysis/python-range.ts";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";

export const rule: StatementRule = {
  id: "P11",
  title: "classifiers and Requires-Python disagree",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: (statement) => {
    const set = parseRequiresPython(statement.metadata.requiresPython);
    const claimed = claimedMinors(statement.metadata.classifiers);
    if (set === undefined || claimed.length === 0) return [];
    const refused = claimed.filter((minor) => !allowsMinor(set, minor));
    const lowest = firstAllowed((minor) => allowsMinor(set, minor));
    return [...refusedDraft(statement, refused), ...unclaimedDraft(statement, lowest, claimed)];
  },
};

/** The minor versions of Python 3 that classifiers name. */
function claimedMinors(classifiers: readonly string[]): number[] {
  return classifiers.flatMap((classifier) => {
    const match = /^Programming Language :: Python :: 3\.(\d{1,2})$/.exec(classifier);
    return match?.[1] === undefined ? [] : [Number(match[1])];
  });
}

function firstAllowed(allows: (minor: number) => boolean): number | undefined {
  for (let minor = 0; minor <= NEWEST_MINOR; minor += 1) if (allows(minor)) return minor;
  return undefined;
}

function refusedDraft({ metadata, member }: Statement, refused: readonly number[]): Draft[] {
  if (refused.length === 0) return [];
  const versions = refused.map((minor) => `3.${minor}`);
  return [
    {
      ...(member !== undefined && { member }),
      field: "Classifier",
      state: `classifiers name Python ${versions.join(", ")}, and Requires-Python is ${metadata.requiresPython}`,
      trigger: `installing it on Python ${versions[0]}`,
      consequence: "installers refuse it, or silently take an older release",
      remedy: "widen requires-python, or remove the classifiers",
      evidence: { refused: versions },
    },
  ];
}

/** Allowing a version that nobody claims is often forgotten, and sometimes meant. */
function unclaimedDraft(
  { metadata, member }: Statement,
  lowest: number | undefined,
  claimed: readonly number[],
): Draft[] {
  const first = Math.min(...claimed);
  if (lowest === undefined || lowest >= first) return [];
  return [
    {
      severity: "advice",
      ...(member !== undefined && { member }),
      field: "Requires-Python",
      state: `Requires-Python ${metadata.requiresPython} allows Python 3.${lowest}; the lowest that a classifier names is 3.${first}`,
      trigger: `installing it on Python 3.${lowest}`,
      consequence: "installers take it for a Python on which it may never have been tried",
      remedy: `set requires-python to >=3.${first}, or add the classifier`,
    },
  ];
}
