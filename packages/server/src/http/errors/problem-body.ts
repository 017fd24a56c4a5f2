/** A refusal as RFC 9457 problem JSON, and as the plain text that people read. */

import type { Finding, ProblemBody } from "@linchpin/contract";
import type { Problem } from "@linchpin/standards";
import { ERRORS } from "../../domain/error-table.ts";
import type { Refusal } from "../../domain/refusal.ts";

/** What `type` begins with (RFC 9457 §3.1.1); the code of the error table follows. */
const TYPE_PREFIX = "urn:linchpin:error:";

export function problemBody(refusal: Refusal, requestId: string): ProblemBody {
  const { status, sentence } = ERRORS[refusal.code];
  return {
    message: refusal.headline,
    code: `${status} ${refusal.headline}`,
    title: sentence,
    type: TYPE_PREFIX + refusal.code,
    status,
    detail: `${refusal.state}; ${refusal.consequence}`,
    state: refusal.state,
    trigger: refusal.trigger,
    consequence: refusal.consequence,
    remedy: refusal.remedy,
    errors: refusal.findings.map(toFinding),
    requestId,
  };
}

/** The sentence first, then the four lines, then every finding with its own. */
export function problemText(refusal: Refusal): string {
  return `${problemLines(refusal).join("\n")}\n`;
}

function problemLines(refusal: Refusal): readonly string[] {
  return [
    refusal.headline,
    ...fourLines(refusal),
    ...refusal.findings.flatMap((problem) => [`${problem.code}  ${problem.severity}`, ...fourLines(problem)]),
  ];
}

function fourLines(text: Pick<Problem, "state" | "trigger" | "consequence" | "remedy">): readonly string[] {
  return [
    `  state        ${text.state}`,
    `  trigger      ${text.trigger}`,
    `  consequence  ${text.consequence}`,
    `  remedy       ${text.remedy}`,
  ];
}

export function toFinding(problem: Problem): Finding {
  return {
    code: problem.code,
    severity: problem.severity,
    ...(problem.field === undefined ? {} : { source: problem.field }),
    message: `${problem.state}: ${problem.consequence}`,
    state: problem.state,
    trigger: problem.trigger,
    consequence: problem.consequence,
    remedy: problem.remedy,
  };
}
