import type { Parsed, Problem } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { fieldOfHeader } from "./metadata-field.ts";
import { metadataProblem } from "./metadata-problem.ts";
import { type ReadMetadata, readMetadata } from "./read-metadata.ts";
import type { ValidateMetadataOptions } from "./validate-metadata.ts";

/**
 * Reads METADATA or PKG-INFO and says what could not be read. What the values mean is the business of
 * `validateMetadata`; the two together find what `packaging` refuses.
 * @param source the bytes of the file, or its text when something else has decoded it. The caller limits its size.
 */
export function parseMetadata(
  source: Uint8Array | string,
  options: ValidateMetadataOptions = {},
): Parsed<CoreMetadata> {
  const read = readMetadata(source);
  return { value: read.metadata, problems: unparsedProblems(read, options.strict ?? false) };
}

/** A problem for each header that could not become a field. */
export function unparsedProblems(read: ReadMetadata, strict: boolean): Problem[] {
  return [...read.unparsed.keys()].map((name) => unparsedProblem(name, read, strict));
}

function unparsedProblem(name: string, read: ReadMetadata, strict: boolean): Problem {
  const line = read.lines.get(name);
  const at = line === undefined ? {} : { line };
  const field = fieldOfHeader(name);
  const values = read.unparsed.get(name)!;
  if (!field) {
    return metadataProblem(name, {
      rule: "field-unknown",
      state: `${excerpt(name)} is no metadata field`,
      remedy: "remove the line",
      severity: strict ? "error" : "warning",
      consequence: "tools ignore it; PyPI refuses a form that sends it",
      ...at,
    });
  }
  if (field.key === "description") return descriptionProblem(values, at);
  return metadataProblem(field.header, { ...readFault(field.header, values), ...at });
}

function readFault(
  header: string,
  values: readonly string[],
): { rule: string; state: string; remedy: string } {
  if (header === "Project-URL") {
    const state = "two Project-URL lines have the same label";
    return { rule: "project-url-duplicate", state, remedy: "give each URL its own label" };
  }
  if (values.length > 1) {
    const state = `${header} is given ${values.length} times; it may be given once`;
    return { rule: "field-repeated", state, remedy: "keep one line" };
  }
  return { rule: "field-encoding", state: `${header} is not UTF-8`, remedy: "write the file in UTF-8" };
}

function descriptionProblem(values: readonly string[], at: { readonly line?: number }): Problem {
  const isRepeated = values.length > 1;
  return metadataProblem("Description", {
    rule: isRepeated ? "description-repeated" : "description-unreadable",
    state: isRepeated
      ? `the description is given ${values.length} times`
      : "the description is not UTF-8 text",
    remedy: isRepeated ? "give it once, in the body" : "write it as plain UTF-8 text after a blank line",
    consequence: "no description is shown",
    ...at,
  });
}
