/** Whether a marker holds in an environment (PEP 508 § Environment markers). */
import { StandardsError } from "../problem.ts";
import { specifierContains } from "../specifier/contains.ts";
import { tryParseSpecifier } from "../specifier/specifier.ts";
import { excerpt } from "../text/python-text.ts";
import { type EvaluateMarkerOptions, type MarkerEnvironment, MarkerLookup } from "./environment.ts";
import type { Marker, MarkerComparison, MarkerOperator } from "./marker.ts";
import { VERSION_VARIABLES } from "./variables.ts";

type Value = string | ReadonlySet<string>;
type Test = (lookup: MarkerLookup) => boolean;

const compiled = new WeakMap<Marker, Test>();

/**
 * Whether the marker holds. Every comparison is made, also where the rest has decided already, so that a mistake in a
 * marker does not hide on some machines.
 * Throws `StandardsError` with code `marker-name-undefined` (the environment lacks a name) or
 * `marker-comparison-undefined` (the values cannot be compared so).
 */
export function evaluateMarker(
  marker: Marker,
  environment: MarkerEnvironment,
  options: EvaluateMarkerOptions = {},
): boolean {
  let test = compiled.get(marker);
  if (test === undefined) {
    test = compile(marker);
    compiled.set(marker, test);
  }
  return test(new MarkerLookup(environment, options));
}

function compile(marker: Marker): Test {
  if (marker.kind === "comparison") return compileComparison(marker);
  const tests = marker.operands.map(compile);
  // Never stop early: see evaluateMarker.
  if (marker.kind === "and") {
    return (lookup) => tests.reduce((holds, test) => test(lookup) && holds, true);
  }
  return (lookup) => tests.reduce((holds, test) => test(lookup) || holds, false);
}

/** The variable on the left names the type of the comparison; without one there, what stands on the right does. */
function compileComparison(comparison: MarkerComparison): Test {
  const { left, operator, right } = comparison;
  if (left.kind === "variable") {
    const other = right.kind === "variable" ? right.name : right.value;
    const compare = comparer(left.name, operator);
    return (lookup) => compare(lookup.value(left.name), other);
  }
  const name = right.kind === "variable" ? right.name : right.value;
  const compare = comparer(name, operator);
  return (lookup) => compare(left.value, lookup.value(name));
}

/** Compares the values of one place in a marker, and remembers the last answer: environments change seldom. */
function comparer(name: string, operator: MarkerOperator): (left: Value, right: Value) => boolean {
  let last: { left: Value; right: Value; holds: boolean } | undefined;
  return (left, right) => {
    if (last === undefined || last.left !== left || last.right !== right) {
      last = { left, right, holds: holds(name, left, operator, right) };
    }
    return last.holds;
  };
}

function holds(name: string, left: Value, operator: MarkerOperator, right: Value): boolean {
  if (typeof left !== "string")
    throw undefinedComparison(name, operator, "a set of names can only stand after in");
  if (VERSION_VARIABLES.has(name) && typeof right === "string") {
    const specifier = tryParseSpecifier(operator + right);
    if (specifier !== undefined) return specifierContains(specifier, left);
  }
  return compareTexts(name, left, operator, right);
}

function compareTexts(name: string, left: string, operator: MarkerOperator, right: Value): boolean {
  switch (operator) {
    case "in":
      return isIn(left, right);
    case "not in":
      return !isIn(left, right);
    case "==":
    case "<=":
    case ">=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
    case ">":
      // Texts have no order here: what is neither equal nor a version is neither less nor greater.
      return false;
    default:
      throw undefinedComparison(name, operator, `${excerpt(left)} and the other side are not both versions`);
  }
}

function isIn(left: string, right: Value): boolean {
  return typeof right === "string" ? right.includes(left) : right.has(left);
}

function undefinedComparison(name: string, operator: MarkerOperator, why: string): StandardsError {
  return new StandardsError({
    code: "marker-comparison-undefined",
    severity: "error",
    state: `a marker compares ${excerpt(name)} with ${operator}: ${why}`,
    trigger: "evaluating the marker (PEP 508)",
    consequence: "installers stop with an error instead of an answer",
    remedy: "compare versions with versions, texts with == or !=, and sets of names with in or not in",
  });
}
