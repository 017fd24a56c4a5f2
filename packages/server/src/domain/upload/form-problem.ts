/** Findings about an upload, with the words that all of them share. */

import type { Problem } from "@linchpin/standards";

export interface FormFault {
  /** The field of the form, or the header of METADATA. */
  readonly field: string;
  readonly rule: string;
  readonly state: string;
  readonly remedy: string;
  readonly consequence?: string;
}

export function formProblem(fault: FormFault): Problem {
  return {
    code: `upload-${fault.rule}`,
    severity: "error",
    state: fault.state,
    trigger: "uploading the file",
    consequence: fault.consequence ?? "the file was not stored",
    remedy: fault.remedy,
    field: fault.field,
  };
}

/** A value from outside, short enough for one line. */
export function quoted(value: string): string {
  return JSON.stringify(value.length <= 80 ? value : `${value.slice(0, 60)}…`);
}
