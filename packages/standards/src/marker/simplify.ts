/** Shorter markers that mean the same. */
import { type Intervals, intersectIntervals, uniteIntervals } from "../specifier/intervals.ts";
import { combineMarkers } from "./combine.ts";
import { constraintOf } from "./constraint.ts";
import { type Diagram, Diagrams } from "./diagram.ts";
import { joinMarkers, type Marker, type MarkerComparison, type MarkerGroup } from "./marker.ts";
import { VERSION_VARIABLES } from "./variables.ts";
import { versionsMarker } from "./versions-marker.ts";

/**
 * The marker without what says nothing: repeated and implied comparisons, versions that other versions cover, groups
 * that are always or never true. True or false where the whole marker is. It holds in the same environments of real
 * interpreters (see `logic.ts`). Throws `StandardsError` with code `marker-too-complex` rather than run for long.
 */
export function simplifyMarker(marker: Marker): Marker | boolean {
  return new Simplifier().simplify(marker);
}

class Simplifier {
  readonly #diagrams = new Diagrams();

  simplify(marker: Marker): Marker | boolean {
    const meaning = this.#diagrams.ofMarker(marker);
    if (typeof meaning === "boolean") return meaning;
    if (marker.kind === "comparison") return marker;
    const joined = combineMarkers(
      marker.kind,
      marker.operands.map((operand) => this.simplify(operand)),
    );
    if (typeof joined === "boolean" || joined.kind === "comparison") return joined;
    return this.#shorten(mergeVersions(joined), meaning);
  }

  /** Takes out each operand, and each operand of an operand, that the meaning does not need; the last ones first. */
  #shorten(group: Marker, meaning: Diagram): Marker {
    if (group.kind === "comparison") return group;
    let operands = group.operands;
    for (const operand of group.operands.toReversed()) {
      operands = this.#dropOrShorten(group.kind, operands, operand, meaning);
    }
    return join(group.kind, operands);
  }

  #dropOrShorten(
    kind: MarkerGroup["kind"],
    operands: readonly Marker[],
    operand: Marker,
    meaning: Diagram,
  ): readonly Marker[] {
    const without = operands.filter((other) => other !== operand);
    if (without.length > 0 && this.#means(join(kind, without), meaning)) return without;
    if (operand.kind === "comparison") return operands;
    const shorter = operand.operands.reduce<readonly Marker[]>((kept, part) => {
      const rest = kept.filter((other) => other !== part);
      if (rest.length === 0) return kept;
      const candidate = operands.map((other) => (other === operand ? join(operand.kind, rest) : other));
      return this.#means(join(kind, candidate), meaning) ? rest : kept;
    }, operand.operands);
    return operands.map((other) => (other === operand ? join(operand.kind, shorter) : other));
  }

  #means(marker: Marker, meaning: Diagram): boolean {
    return this.#diagrams.ofMarker(marker) === meaning;
  }
}

function join(kind: MarkerGroup["kind"], operands: readonly Marker[]): Marker {
  const [first, ...others] = operands;
  if (first === undefined) throw new RangeError("a group of markers has at least one operand");
  return joinMarkers(kind, [first, ...others]);
}

/** Comparisons of one version variable in one group become as few as say the same. */
function mergeVersions(group: MarkerGroup): Marker {
  const operands = Array.from(VERSION_VARIABLES).reduce(
    (merged, name) => mergeVariable(group.kind, merged, name),
    group.operands,
  );
  return join(group.kind, operands);
}

function mergeVariable(
  kind: MarkerGroup["kind"],
  operands: readonly Marker[],
  name: string,
): readonly Marker[] {
  const mergeable = operands.flatMap((operand) => {
    const intervals = versionsSaid(operand, name);
    return intervals === undefined ? [] : [{ operand, intervals }];
  });
  const [first, ...others] = mergeable;
  if (first === undefined || others.length === 0) return operands;
  const combine = kind === "and" ? intersectIntervals : uniteIntervals;
  const all = others.map(({ intervals }) => intervals).reduce(combine, first.intervals);
  const merged = versionsMarker(name, all);
  if (typeof merged !== "object" || countComparisons(merged) >= mergeable.length) return operands;
  const replaced = others.map(({ operand }) => operand);
  return operands
    .filter((operand) => !replaced.includes(operand))
    .map((operand) => (operand === first.operand ? merged : operand));
}

/** The versions for which a comparison of this variable holds; undefined for all other markers. */
function versionsSaid(marker: Marker, name: string): Intervals | undefined {
  if (marker.kind !== "comparison" || !mentions(marker, name)) return undefined;
  const { values } = constraintOf(marker);
  return values.kind === "versions" ? values.intervals : undefined;
}

function mentions({ left, right }: MarkerComparison, name: string): boolean {
  return (
    (left.kind === "variable" && left.name === name) || (right.kind === "variable" && right.name === name)
  );
}

function countComparisons(marker: Marker): number {
  if (marker.kind === "comparison") return 1;
  return marker.operands.reduce((count, operand) => count + countComparisons(operand), 0);
}
