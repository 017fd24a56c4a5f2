/** Says what a requirement, a set of specifiers, a version, a marker or a file name means. */

import { parseSdistFileName } from "../file-name/sdist-file-name.ts";
import { parseWheelFileName } from "../file-name/wheel-file-name.ts";
import { parseMarker } from "../marker/parse.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { parseSpecifierSet } from "../specifier/specifier-set.ts";
import { tryParseVersion } from "../version/parse.ts";
import { attempt } from "./attempt.ts";
import { explainMarker } from "./explain-marker.ts";
import { explainRequirement } from "./explain-requirement.ts";
import { explainSdistName } from "./explain-sdist-name.ts";
import { explainSpecifierSet } from "./explain-specifiers.ts";
import { explainVersion } from "./explain-version.ts";
import { explainWheelName } from "./explain-wheel-name.ts";
import type { ExplainOptions, Explanation } from "./explanation.ts";

/**
 * Explains a text by its own form: a file name by its ending, then a version, specifiers by their first operator, a
 * marker, else a requirement. Throws the `StandardsError` of the last two where it is none of these.
 *
 * ```ts
 * explain("~=1.4").lines[0]; // "~=1.4: 1.4 or later within 1.*"
 * explain("x-1.0-cp311-cp311-win_amd64.whl", { machine: parseMachine("cp313-windows-amd64") }).details.fits; // false
 * ```
 */
export function explain(text: string, options: ExplainOptions = {}): Explanation {
  const trimmed = text.trim();
  if (trimmed.endsWith(".whl")) return explainWheelName(parseWheelFileName(trimmed), options);
  if (/\.(?:tar\.gz|zip)$/.test(trimmed) && !trimmed.includes("@"))
    return explainSdistName(parseSdistFileName(trimmed));
  const version = tryParseVersion(trimmed);
  if (version !== undefined) return explainVersion(version, trimmed);
  if (/^[<>=!~]/.test(trimmed)) return explainSpecifierSet(parseSpecifierSet(trimmed));
  const marker = attempt(() => parseMarker(trimmed));
  if (marker !== undefined) return explainMarker(marker, options);
  return explainRequirement(parseRequirement(trimmed), options);
}
