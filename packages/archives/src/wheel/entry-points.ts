/** entry_points.txt: installers write one file for each script, named as the line says. */
import { type EntryPoint, parseEntryPoints } from "@linchpin/standards";
import type { Inspection, Place } from "../inspection/inspection.ts";

export function readEntryPoints(text: string, inspection: Inspection, place: Place): readonly EntryPoint[] {
  const { value = [], problems } = parseEntryPoints(text);
  for (const { code, severity, state } of problems) {
    if (severity !== "error" || code === "entry-points-value-invalid") continue;
    const shape = code === "entry-points-name-characters" ? "entry-point-name" : "entry-points-malformed";
    inspection.found(shape, state, place);
  }
  return value;
}
