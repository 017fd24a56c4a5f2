import type { Parsed } from "../problem.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { unparsedProblems } from "./parse-metadata.ts";
import { readMetadata } from "./read-metadata.ts";
import { type ValidateMetadataOptions, validateMetadata } from "./validate-metadata.ts";

/**
 * Reads METADATA or PKG-INFO and judges it: `parseMetadata` and `validateMetadata` in one, with the line of each finding.
 * In strict mode the fields of the errors are those that `Metadata.from_email` of `packaging` refuses.
 * @param source the bytes of the file, or its text when something else has decoded it. The caller limits its size.
 */
export function checkMetadata(
  source: Uint8Array | string,
  options: ValidateMetadataOptions = {},
): Parsed<CoreMetadata> {
  const read = readMetadata(source);
  const found = validateMetadata(read.metadata, options)
    // A required field that is there but could not be read is no missing field.
    .filter(
      ({ code, field }) =>
        code !== "metadata-field-missing" || !read.unparsed.has(field?.toLowerCase() ?? ""),
    )
    .map((problem) => {
      const line = read.lines.get(problem.field?.toLowerCase() ?? "");
      return line === undefined ? problem : { ...problem, line };
    });
  return { value: read.metadata, problems: [...unparsedProblems(read, options.strict ?? false), ...found] };
}
