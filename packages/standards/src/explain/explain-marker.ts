/** Where a marker holds (PEP 508 § Environment markers). */

import { evaluateMarker } from "../marker/evaluate.ts";
import type { Marker } from "../marker/marker.ts";
import { markerToString } from "../marker/print.ts";
import { markerToRequiresPython } from "../marker/requires-python.ts";
import { simplifyMarker } from "../marker/simplify.ts";
import { specifierSetToString } from "../specifier/specifier-set.ts";
import type { Machine } from "../tag/machine.ts";
import { machineToString } from "../tag/machine-descriptor.ts";
import { attempt } from "./attempt.ts";
import type { ExplainOptions, Explanation } from "./explanation.ts";
import { environmentOfMachine } from "./machine-environment.ts";

export function explainMarker(marker: Marker, options: ExplainOptions): Explanation {
  return {
    kind: "marker",
    title: `${markerToString(marker)}: a condition`,
    lines: markerLines(marker, options),
    details: markerDetails(marker, options),
  };
}

/** What the marker says more shortly, which Pythons it can hold with, and whether it holds on the machine. */
export function markerLines(marker: Marker, { machine }: ExplainOptions): readonly string[] {
  return [...meaningLines(marker), ...(machine === undefined ? [] : [machineLine(marker, machine)])];
}

export function markerDetails(
  marker: Marker,
  { machine }: ExplainOptions,
): Readonly<Record<string, unknown>> {
  return {
    marker: markerToString(marker),
    ...(machine && { machine: machineToString(machine), holds: holdsOn(marker, machine) }),
  };
}

function meaningLines(marker: Marker): readonly string[] {
  const simple = attempt(() => simplifyMarker(marker));
  if (typeof simple === "boolean") return [simple ? "it holds everywhere" : "it holds nowhere"];
  const isShorter = simple !== undefined && markerToString(simple) !== markerToString(marker);
  const python = attempt(() => markerToRequiresPython(marker));
  const pythons = python === undefined ? "" : specifierSetToString(python);
  return [
    ...(isShorter ? [`in short: ${markerToString(simple)}`] : []),
    ...(pythons === "" ? [] : [`it can hold with Python ${pythons}`]),
  ];
}

function machineLine(marker: Marker, machine: Machine): string {
  const holds = holdsOn(marker, machine);
  if (holds === undefined) return `nobody can say whether it holds on ${machineToString(machine)}`;
  return `it ${holds ? "holds" : "does not hold"} on ${machineToString(machine)}, without any extra`;
}

/** Undefined where the marker asks for names that the description of a machine does not give. */
function holdsOn(marker: Marker, machine: Machine): boolean | undefined {
  return attempt(() => evaluateMarker(marker, environmentOfMachine(machine)));
}
