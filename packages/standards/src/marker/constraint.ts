/** What a comparison in a marker says: one variable, and the values for which it holds. */
import { tryParseSpecifier } from "../specifier/specifier.ts";
import { specifierToIntervals } from "../specifier/specifier-intervals.ts";
import { tryParseVersion } from "../version/parse.ts";
import { versionToString } from "../version/print.ts";
import { baseVersion } from "../version/version.ts";
import type { MarkerComparison, MarkerOperator } from "./marker.ts";
import { fullVersionsOf } from "./python-axis.ts";
import { complementValues, listed, type ValueSet, versionsOnly } from "./value-set.ts";
import { SET_VARIABLES, VERSION_VARIABLES } from "./variables.ts";

export interface Constraint {
  readonly variable: string;
  readonly values: ValueSet;
}

/** The variable under which all that is said about the version of Python is kept. */
export const PYTHON_AXIS = "python_full_version";

const FLIPPED: Partial<Record<MarkerOperator, MarkerOperator>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** The comparison with its variable on the left, where that says the same. */
export function forwardComparison(comparison: MarkerComparison): MarkerComparison {
  const { left, operator, right } = comparison;
  const flipped = FLIPPED[operator];
  if (left.kind === "variable" || right.kind === "literal" || flipped === undefined) return comparison;
  if (!canFlip(right.name, left.value)) return comparison;
  return { kind: "comparison", left: right, operator: flipped, right: left };
}

/**
 * Texts compare alike in both directions. Versions do not: what stands on the right makes the specifier, with its rules
 * about pre-releases and local versions. Only `python_version`, which has neither, can change sides with a release.
 */
function canFlip(name: string, value: string): boolean {
  if (!VERSION_VARIABLES.has(name)) return true;
  const version = name === "python_version" ? tryParseVersion(value) : undefined;
  return version !== undefined && versionToString(version) === versionToString(baseVersion(version));
}

/**
 * What the comparison says. One that says nothing about versions or texts (`in`, two variables, an operator that
 * cannot be evaluated) is a variable of its own, which holds or does not.
 */
export function constraintOf(comparison: MarkerComparison): Constraint {
  const { left, operator, right } = forwardComparison(comparison);
  if (left.kind !== "variable" || right.kind !== "literal" || SET_VARIABLES.has(left.name)) {
    return opaque(comparison);
  }
  return (
    (VERSION_VARIABLES.has(left.name)
      ? versionConstraint(left.name, operator, right.value)
      : textConstraint(left.name, operator, right.value)) ?? opaque(comparison)
  );
}

function versionConstraint(name: string, operator: MarkerOperator, value: string): Constraint | undefined {
  const specifier = operator === "===" ? undefined : tryParseSpecifier(operator + value);
  if (specifier === undefined) return undefined;
  const intervals = specifierToIntervals(specifier);
  if (name === "python_version")
    return { variable: PYTHON_AXIS, values: versionsOnly(fullVersionsOf(intervals)) };
  if (name === PYTHON_AXIS) return { variable: name, values: versionsOnly(intervals) };
  // A release of an operating system may be no version ("6.1.0-18-amd64"), and then no comparison holds.
  return { variable: name, values: { kind: "versions", intervals, otherTexts: "outside" } };
}

function textConstraint(name: string, operator: MarkerOperator, value: string): Constraint | undefined {
  switch (operator) {
    case "==":
    case "<=":
    case ">=":
      return { variable: name, values: listed([value]) };
    case "!=":
      return { variable: name, values: complementValues(listed([value])) };
    case "<":
    case ">":
      return { variable: name, values: listed([]) };
    default:
      return undefined;
  }
}

const HOLDS = listed(["holds"]);

function opaque(comparison: MarkerComparison): Constraint {
  const { left, operator, right } = comparison;
  const isNegated = operator === "not in";
  return {
    variable: JSON.stringify([left, isNegated ? "in" : operator, right]),
    values: isNegated ? complementValues(HOLDS) : HOLDS,
  };
}
