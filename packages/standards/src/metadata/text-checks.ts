import { canonicalizeLicenseExpression } from "../license/license-expression.ts";
import { StandardsError } from "../problem.ts";
import { parseSpecifierSet } from "../specifier/specifier-set.ts";
import { excerpt } from "../text/python-text.ts";
import { parseContentType } from "./content-type.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import type { MetadataFault } from "./metadata-problem.ts";

/** All that Python's `str.splitlines` takes for the end of a line. */
const LINE_BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u;

/** The media types that a description may have. */
export const DESCRIPTION_TYPES = ["text/plain", "text/x-rst", "text/markdown"] as const;

/** Summary is one line. */
export function summaryFaults({ summary }: CoreMetadata): MetadataFault[] {
  if (summary === undefined || !LINE_BREAK.test(summary)) return [];
  return [
    {
      rule: "summary-lines",
      state: "Summary has more than one line",
      remedy: "say it in one line and put the rest in the description",
    },
  ];
}

/** Description-Content-Type is one of three types, in UTF-8, and for Markdown in a known variant (PEP 566). */
export function contentTypeFaults({ descriptionContentType: text }: CoreMetadata): MetadataFault[] {
  if (text === undefined) return [];
  const contentType = parseContentType(text);
  if (!contentType || !(DESCRIPTION_TYPES as readonly string[]).includes(contentType.type)) {
    return [contentTypeFault(`${excerpt(text)} is none of ${DESCRIPTION_TYPES.join(", ")}`)];
  }
  const charset = contentType.parameters.get("charset") ?? "UTF-8";
  if (charset.toLowerCase() !== "utf-8") {
    return [contentTypeFault(`the charset of the description is ${excerpt(charset)}, not UTF-8`)];
  }
  const variant = contentType.parameters.get("variant") ?? "GFM";
  if (contentType.type === "text/markdown" && variant !== "GFM" && variant !== "CommonMark") {
    return [contentTypeFault(`the Markdown variant is ${excerpt(variant)}, neither GFM nor CommonMark`)];
  }
  return [];
}

function contentTypeFault(state: string): MetadataFault {
  return {
    rule: "content-type-invalid",
    state,
    remedy: "write for example: Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM",
  };
}

/** Requires-Python is a set of version specifiers (PEP 440). */
export function requiresPythonFaults({ requiresPython }: CoreMetadata): MetadataFault[] {
  if (requiresPython === undefined) return [];
  const why = failureOf(() => parseSpecifierSet(requiresPython));
  if (why === undefined) return [];
  return [
    {
      rule: "requires-python-invalid",
      state: `Requires-Python ${excerpt(requiresPython)} cannot be read: ${why}`,
      remedy: "write version specifiers separated by commas, for example >=3.10",
      consequence: "installers ignore it or refuse every release of the project; PyPI refuses the upload",
    },
  ];
}

/** License-Expression is an SPDX expression (PEP 639). */
export function licenseExpressionFaults({ licenseExpression }: CoreMetadata): MetadataFault[] {
  if (licenseExpression === undefined) return [];
  const why = failureOf(() => canonicalizeLicenseExpression(licenseExpression));
  if (why === undefined) return [];
  return [
    {
      rule: "license-expression-invalid",
      state: `License-Expression ${excerpt(licenseExpression)} cannot be read: ${why}`,
      remedy: "write SPDX identifiers joined by AND, OR and WITH, for example MIT OR Apache-2.0",
    },
  ];
}

/** @returns what is wrong with the text that `parse` reads, `undefined` when nothing is. */
export function failureOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof StandardsError) return error.problem.state;
    throw error;
  }
}
