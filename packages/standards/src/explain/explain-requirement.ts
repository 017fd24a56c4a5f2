/** What a requirement asks for (PEP 508). */

import { normalizeExtra } from "../name/extra.ts";
import { normalizeName } from "../name/name.ts";
import { type Requirement, requirementToString } from "../requirement/requirement.ts";
import { markerDetails, markerLines } from "./explain-marker.ts";
import { specifierDetails, specifierLines } from "./explain-specifiers.ts";
import type { ExplainOptions, Explanation } from "./explanation.ts";

export function explainRequirement(requirement: Requirement, options: ExplainOptions): Explanation {
  const { name, extras, marker, specifiers, url } = requirement;
  return {
    kind: "requirement",
    title: `${requirementToString(requirement)}: a requirement of ${normalizeName(name)}`,
    lines: [
      ...(extras.length === 0 ? [] : [`with the extras ${extras.map(normalizeExtra).sort().join(", ")}`]),
      ...(url === undefined
        ? specifierLines(specifiers)
        : [`just what is at ${url}; indexes refuse files that require it so`]),
      ...(marker === undefined
        ? ["everywhere"]
        : ["only where its marker holds", ...markerLines(marker, options)]),
    ],
    details: {
      name: normalizeName(name),
      extras: extras.map(normalizeExtra).sort(),
      ...(url === undefined ? specifierDetails(specifiers) : { url }),
      ...(marker && markerDetails(marker, options)),
    },
  };
}
