/** WHEEL, as far as installers depend on it to know where the files go. */
import { parseWheelFile } from "@linchpin/standards";
import type { Inspection, Place } from "../inspection/inspection.ts";

/** Installers refuse a newer major version, whatever else the file says. */
const UNKNOWN_FORMAT = new Set(["wheel-file-version-too-new"]);
/** In the wild, and read alike by pip and uv: keys that nobody knows, missing tags, a build tag that is not one. */
const HARMLESS = new Set(["wheel-file-tag-missing", "wheel-file-tag-invalid", "wheel-file-build-invalid"]);

export function checkWheelFile(text: string, inspection: Inspection, place: Place): void {
  for (const { code, severity, state } of parseWheelFile(text).problems) {
    if (UNKNOWN_FORMAT.has(code)) throw inspection.refusal("wheel-version", state, place);
    if (severity === "error" && !HARMLESS.has(code)) inspection.found("wheel-file-malformed", state, place);
  }
}
