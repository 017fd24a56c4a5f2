/** Rules that pass on what the parsers of the standards found in METADATA, PKG-INFO and pyproject.toml. */

import type { Problem } from "@linchpin/standards";
import { pyprojectOf, type Statement } from "../facts/statement.ts";
import type { TreeFacts } from "../facts/tree-facts.ts";
import type { Draft, Severity } from "../finding.ts";

/**
 * The rule that owns a problem, by its code and then by the field that it is about. Every problem has one owner, so that
 * nothing is said twice and nothing is lost.
 */
export function ownerOf({ code, field = "" }: Problem): string {
  return OWNERS_BY_CODE[code] ?? OWNERS_BY_FIELD.find(([pattern]) => pattern.test(field))?.[1] ?? "M02";
}

const OWNERS_BY_CODE: Readonly<Record<string, string>> = {
  "pyproject-not-toml": "P01",
  "pyproject-too-long": "P01",
  "pyproject-unknown-key": "P06",
  "dynamic-and-static": "P05",
  "dynamic-unknown": "P05",
  "metadata-version-unknown": "M01",
  "metadata-pypi-version-too-new": "M01",
  "metadata-pypi-version-local": "V02",
  "metadata-field-unknown": "M02",
  "metadata-field-too-new": "M02",
  "metadata-field-repeated": "M02",
  "metadata-field-missing": "M02",
  "metadata-field-encoding": "M02",
  "metadata-field-deprecated": "M02",
  "metadata-content-type-invalid": "P07",
  "license-and-classifier": "P12",
  "metadata-license-classifier": "P12",
};

const OWNERS_BY_FIELD: readonly (readonly [RegExp, string])[] = [
  [/^build-system/, "P01"],
  [/^dependency-groups/, "P19"],
  [/^tool/, "P06"],
  [/^(?:project\.name|Name)$/, "P04"],
  [/^(?:project\.version|Version)$/, "V01"],
  [/^(?:project\.readme|Description-Content-Type)/, "P07"],
  [/^(?:project\.description|Summary)/, "P08"],
  [/^(?:project\.(?:authors|maintainers|urls)|Author|Maintainer|Project-URL|Home-page|Download-URL)/, "P09"],
  [/^(?:project\.classifiers|Classifier)/, "P10"],
  [/^(?:project\.license|License)/, "P12"],
  [/^project\.(?:scripts|gui-scripts|entry-points)/, "P13"],
  [/^(?:project\.requires-python|Requires-Python)/, "P14"],
  [
    /^(?:project\.(?:optional-)?dependencies|Requires-Dist|Provides-Extra|Provides-Dist|Obsoletes-Dist)/,
    "P17",
  ],
  [/^(?:project\.import-name|Import-Name)/, "P20"],
  [/^(?:project\.keywords|Keywords)/, "P08"],
  [/^project\.dynamic/, "P05"],
  [/^project$/, "P04"],
];

/** What the rule owns of the statement's problems, each once. */
export function ownedProblems(rule: string, { problems, kind, member }: Statement): Draft[] {
  const seen = new Set<string>();
  return problems
    .filter((problem) => ownerOf(problem) === rule)
    .filter(({ state }) => !seen.has(state) && seen.add(state))
    .map((problem) => draftOf(problem, kind === "pyproject" ? undefined : member));
}

/** What the rule owns of the problems of pyproject.toml, also where it has no `[project]` table. */
export function ownedTreeProblems(rule: string, tree: TreeFacts): Draft[] {
  const problems = pyprojectOf(tree)?.problems ?? [];
  return problems
    .filter((problem) => ownerOf(problem) === rule)
    .map((problem) => ({ ...draftOf(problem, undefined), file: "pyproject.toml" }));
}

function draftOf(problem: Problem, member: string | undefined): Draft {
  const { code, state, trigger, consequence, remedy, line, field } = problem;
  return {
    severity: severityOf(problem),
    ...(member !== undefined && { member }),
    ...(line !== undefined && { line }),
    ...(field !== undefined && { field }),
    state,
    trigger,
    consequence,
    remedy,
    evidence: { code },
  };
}

/** Newer fields under an older version, and deprecated ones, harm nobody: a seventh of all popular wheels has them. */
const HARMLESS: ReadonlySet<string> = new Set([
  "metadata-field-too-new",
  "metadata-field-deprecated",
  "metadata-extra-spelling",
  "metadata-license-classifier",
  "license-and-classifier",
  "license-table",
  "classifier-private",
]);

/** What only PyPI refuses is no error: on an index of one's own it may be meant. */
function severityOf({ code, severity }: Problem): Severity {
  if (HARMLESS.has(code)) return "advice";
  if (code.startsWith("metadata-pypi-") || code.startsWith("classifier-")) return "warning";
  return severity;
}
