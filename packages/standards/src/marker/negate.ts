/** The marker that holds where another does not. Markers have no `not`, so it is worked into the comparisons. */
import { complementIntervals } from "../specifier/intervals.ts";
import { tryParseSpecifier } from "../specifier/specifier.ts";
import { combineMarkers } from "./combine.ts";
import { constraintOf, forwardComparison } from "./constraint.ts";
import type { Marker, MarkerComparison, MarkerOperator } from "./marker.ts";
import { SET_VARIABLES, VERSION_VARIABLES } from "./variables.ts";
import { compareVariable, versionsMarker } from "./versions-marker.ts";

/**
 * The negation; true or false where it holds everywhere or nowhere. It is exact where the values that compare as
 * versions are versions, without local labels and post-releases: nothing in markers says "is no version". A comparison
 * that cannot be evaluated stays as it is.
 */
export function negateMarker(marker: Marker): Marker | boolean {
  if (marker.kind === "comparison") return negateComparison(marker);
  return combineMarkers(marker.kind === "and" ? "or" : "and", marker.operands.map(negateMarker));
}

function negateComparison(comparison: MarkerComparison): Marker | boolean {
  const { left, operator, right } = forwardComparison(comparison);
  if (left.kind === "variable" && right.kind === "literal" && VERSION_VARIABLES.has(left.name)) {
    return negateVersions({ kind: "comparison", left, operator, right }, left.name, right.value);
  }
  const name = left.kind === "variable" ? left.name : right.kind === "variable" ? right.name : "";
  const table = VERSION_VARIABLES.has(name) && left.kind === "literal" ? OPPOSITE_ORDER : OPPOSITE_TEXT;
  const opposite = table[operator];
  if (opposite === undefined) return SET_VARIABLES.has(name) || !isOrder(operator) ? comparison : true;
  return { kind: "comparison", left, operator: opposite, right };
}

/** Texts are equal or not; `<` and `>` never hold for them. */
const OPPOSITE_TEXT: Partial<Record<MarkerOperator, MarkerOperator>> = {
  "==": "!=",
  "!=": "==",
  "<=": "!=",
  ">=": "!=",
  in: "not in",
  "not in": "in",
};

const OPPOSITE_ORDER: Partial<Record<MarkerOperator, MarkerOperator>> = {
  ...OPPOSITE_TEXT,
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

function isOrder(operator: MarkerOperator): boolean {
  return operator === "<" || operator === ">";
}

function negateVersions(comparison: MarkerComparison, name: string, value: string): Marker | boolean {
  const { operator } = comparison;
  const { values } = constraintOf(comparison);
  if (values.kind === "versions") {
    // Only ">" has no exact opposite: no operator says "up to its last post-release".
    return versionsMarker(name, complementIntervals(values.intervals)) ?? compareVariable(name, "<=", value);
  }
  if (operator === "in" || operator === "not in")
    return { ...comparison, operator: operator === "in" ? "not in" : "in" };
  if (operator === "===" || operator === "~=") return comparison;
  // The text makes no specifier with this operator, so it is compared as a text, unless != makes one with it.
  return isOrder(operator) || tryParseSpecifier(`!=${value}`) !== undefined
    ? true
    : compareVariable(name, "!=", value);
}
