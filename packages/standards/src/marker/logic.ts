/**
 * What follows from markers in every environment of a real interpreter. Real means that `python_version` is the first
 * two numbers of `python_full_version`; `in` and the like count as independent facts.
 * Each function throws `StandardsError` with code `marker-too-complex` rather than run for long.
 */
import type { Intervals } from "../specifier/intervals.ts";
import { ALL_VERSIONS, NO_VERSIONS, uniteIntervals } from "../specifier/intervals.ts";
import { PYTHON_AXIS } from "./constraint.ts";
import { type Diagram, Diagrams } from "./diagram.ts";
import type { Marker } from "./marker.ts";

/** Whether no environment satisfies both markers. */
export function markersAreDisjoint(a: Marker, b: Marker): boolean {
  const diagrams = new Diagrams();
  return diagrams.and([diagrams.ofMarker(a), diagrams.ofMarker(b)]) === false;
}

/** Whether the second marker holds wherever the first does. */
export function markerImplies(first: Marker, second: Marker): boolean {
  const diagrams = new Diagrams();
  return diagrams.implies(diagrams.ofMarker(first), diagrams.ofMarker(second));
}

/** Whether the markers hold in the same environments. */
export function markersAreEquivalent(a: Marker, b: Marker): boolean {
  const diagrams = new Diagrams();
  return diagrams.ofMarker(a) === diagrams.ofMarker(b);
}

/** True where the marker holds everywhere, false where it holds nowhere, undefined where it depends. */
export function constantMarkerValue(marker: Marker): boolean | undefined {
  const diagram = new Diagrams().ofMarker(marker);
  return typeof diagram === "boolean" ? diagram : undefined;
}

/** The full versions of Python with which the marker can hold, whatever the rest of the environment. */
export function markerPythonVersions(marker: Marker): Intervals {
  return pythonVersionsOf(new Diagrams().ofMarker(marker));
}

function pythonVersionsOf(diagram: Diagram): Intervals {
  if (diagram === false) return NO_VERSIONS;
  if (diagram === true || diagram.variable !== PYTHON_AXIS) return ALL_VERSIONS;
  return diagram.branches
    .flatMap(({ values, next }) => (values.kind === "versions" && next !== false ? [values.intervals] : []))
    .reduce(uniteIntervals, NO_VERSIONS);
}
