import { type Parsed, type Problem, StandardsError } from "../problem.ts";
import { parseSdistFileName, type SdistFileName } from "./sdist-file-name.ts";
import { sdistUploadProblems, wheelUploadProblems } from "./upload-rules.ts";
import { type FileNameOptions, parseWheelFileName, type WheelFileName } from "./wheel-file-name.ts";

/** The name of a wheel or of a source distribution; `kind` says which. */
export type DistributionFileName = WheelFileName | SdistFileName;

/**
 * Reads a file name of either kind: `.whl` is a wheel, all else must be a source distribution.
 * @throws StandardsError for the first rule that fails.
 */
export function parseDistributionFileName(
  fileName: string,
  options: FileNameOptions = {},
): DistributionFileName {
  return fileName.endsWith(".whl")
    ? parseWheelFileName(fileName, options)
    : parseSdistFileName(fileName, options);
}

/**
 * Reads a file name as leniently as installers do and lists every rule that it breaks: an error when no installer reads
 * it, a warning when only PyPI would refuse it.
 */
export function inspectFileName(fileName: string): Parsed<DistributionFileName> {
  try {
    const value = parseDistributionFileName(fileName);
    return { value, problems: uploadProblems(value) };
  } catch (error) {
    if (error instanceof StandardsError) return { problems: [error.problem] };
    throw error;
  }
}

function uploadProblems(parsed: DistributionFileName): Problem[] {
  return parsed.kind === "wheel" ? wheelUploadProblems(parsed) : sdistUploadProblems(parsed);
}
