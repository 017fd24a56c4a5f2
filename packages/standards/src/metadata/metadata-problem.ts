import type { Problem, Severity } from "../problem.ts";

/** What differs from one finding about metadata to the next. */
export interface MetadataFault {
  /** The part of the code after `metadata-`. */
  readonly rule: string;
  readonly state: string;
  readonly remedy: string;
  readonly severity?: Severity;
  readonly consequence?: string;
  readonly trigger?: string;
  readonly line?: number;
}

const REFUSED = "PyPI refuses the upload, and tools that read the field cannot use it";
const TOLERATED = "tools disagree about what the field means";

/**
 * A finding about core metadata.
 * @param field the header as the specification writes it, for example `Requires-Dist`.
 */
export function metadataProblem(field: string, fault: MetadataFault): Problem {
  const severity = fault.severity ?? "error";
  return {
    code: `metadata-${fault.rule}`,
    severity,
    state: fault.state,
    trigger: fault.trigger ?? `reading ${field} (core metadata specification)`,
    consequence: fault.consequence ?? (severity === "error" ? REFUSED : TOLERATED),
    remedy: fault.remedy,
    field,
    ...(fault.line !== undefined && { line: fault.line }),
  };
}
