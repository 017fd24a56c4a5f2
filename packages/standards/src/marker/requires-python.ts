/** Between `Requires-Python` (core metadata) and markers. */
import type { Intervals } from "../specifier/intervals.ts";
import { intervalsToSpecifierSets } from "../specifier/print-intervals.ts";
import type { SpecifierSet } from "../specifier/specifier-set.ts";
import { PYTHON_AXIS } from "./constraint.ts";
import { markerPythonVersions } from "./logic.ts";
import type { Marker } from "./marker.ts";
import { specifiersMarker } from "./versions-marker.ts";

/** The marker that holds for the Pythons that the set allows, pre-releases like all others; true where it allows all. */
export function requiresPythonToMarker(requiresPython: SpecifierSet): Marker | true {
  return specifiersMarker(PYTHON_AXIS, requiresPython);
}

/**
 * The set of Pythons with which the marker can hold, and perhaps some more where no single set says just those;
 * undefined where it holds with none. Pre-releases of the first Python count as out: `python_version >= "3.9"` gives
 * `>=3.9`. Throws `StandardsError` with code `marker-too-complex`.
 */
export function markerToRequiresPython(marker: Marker): SpecifierSet | undefined {
  const versions = markerPythonVersions(marker);
  if (versions.length === 0) return undefined;
  const sets = intervalsToSpecifierSets(versions, "readable");
  return sets?.length === 1 ? sets[0] : hullSet(versions);
}

/** From the first edge to the last; without the last where no specifier ends there. */
function hullSet(versions: Intervals): SpecifierSet | undefined {
  const lower = versions[0]?.lower;
  const upper = versions.at(-1)?.upper;
  const hull = intervalsToSpecifierSets([{ lower, upper }], "readable");
  return (hull ?? intervalsToSpecifierSets([{ lower, upper: undefined }], "readable"))?.[0];
}
