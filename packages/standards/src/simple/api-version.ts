/** The version that a page claims (PEP 629). */

import type { Problem } from "../problem.ts";
import { type PageProblemPlace, pageProblem } from "./page-problem.ts";

/** The newest version that is read: 1.5 adds the name spaces of PEP 752. */
const NEWEST_READ_MINOR = 5;

/**
 * Judges the claimed version: a newer major version or a malformed one is an error, a newer minor one a warning.
 * A page without a version is 1.0.
 */
export function checkApiVersion(claimed: unknown, place: PageProblemPlace): readonly Problem[] {
  if (claimed === undefined || claimed === null) {
    return [
      pageProblem("page-version-missing", "the page does not say which version of the API it is", place),
    ];
  }
  const match = typeof claimed === "string" ? /^(\d{1,9})\.(\d{1,9})$/.exec(claimed.trim()) : null;
  if (match === null || match[1] !== "1") {
    return [
      pageProblem("page-version-unsupported", `the page claims version ${JSON.stringify(claimed)}`, place),
    ];
  }
  return Number(match[2]) > NEWEST_READ_MINOR
    ? [pageProblem("page-version-newer", `the page claims version ${match[0]}`, place)]
    : [];
}
