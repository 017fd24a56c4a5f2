/** From versions back to comparisons in markers. */
import type { Intervals } from "../specifier/intervals.ts";
import { intervalsToSpecifierSets } from "../specifier/print-intervals.ts";
import type { SpecifierSet } from "../specifier/specifier-set.ts";
import { joinMarkers, type Marker, type MarkerComparison, type MarkerOperator } from "./marker.ts";
import { shortVersionsOf } from "./python-axis.ts";

/** A comparison of a variable with a text. */
export function compareVariable(name: string, operator: MarkerOperator, value: string): MarkerComparison {
  return {
    kind: "comparison",
    left: { kind: "variable", name },
    operator,
    right: { kind: "literal", value },
  };
}

/**
 * The marker that holds where the value of the variable lies in the intervals (for `python_version`: where the full
 * version does); true or false where it always or never holds, undefined where no comparisons say that.
 */
export function versionsMarker(name: string, intervals: Intervals): Marker | boolean | undefined {
  const values = name === "python_version" ? shortVersionsOf(intervals) : intervals;
  const sets = values && intervalsToSpecifierSets(values);
  const [first, ...others] = sets?.map((set) => specifiersMarker(name, set)) ?? [];
  if (first === undefined) return sets === undefined ? undefined : false;
  // The set without specifiers stands alone: nothing is left beside all versions.
  return first === true ? true : joinMarkers("or", [first, ...others.filter((each) => each !== true)]);
}

/** The marker that holds where the set allows the value of the variable; true for a set without specifiers. */
export function specifiersMarker(name: string, { specifiers }: SpecifierSet): Marker | true {
  const [first, ...others] = specifiers.map(({ operator, text }) => compareVariable(name, operator, text));
  return first === undefined ? true : joinMarkers("and", [first, ...others]);
}
