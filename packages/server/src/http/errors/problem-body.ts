/** A refusal as RFC 9457 problem JSON, and as the plain text that people read. */

import { ERRORS, type Finding, PROBLEM_TYPE_PREFIX, type ProblemBody } from "@linchpin/contract";
import type { Problem } from "@linchpin/standards";
import type { Refusal } from "../../domain/refusal.ts";

export function problemBody(refusal: Refusal, requestId: string): ProblemBody {
  const { status, sentence } = ERRORS[refusal.code];
  return {
    message: problemLines(refusal)[0] ?? sentence,
    code: `${status} ${refusal.sentence}`,
    title: sentence,
    type: PROBLEM_TYPE_PREFIX + refusal.code,
    status,
    detail: `${refusal.state}; ${refusal.consequence}`,
    state: refusal.state,
    trigger: refusal.trigger,
    consequence: refusal.consequence,
    remedy: refusal.remedy,
    errors: refusal.findings.map(finding),
    requestId,
  };
}

/** The sentence first, then the four lines, then every finding with its own. */
export function problemText(refusal: Refusal): string {
  return `${problemLines(refusal).join("\n")}\n`;
}

function problemLines(refusal: Refusal): readonly string[] {
  const headline = refusal.findings.length === 1 ? refusal.findings[0] : undefined;
  return [
    `${refusal.sentence}${headline === undefined ? "" : `: ${headline.state}`}`,
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

function finding(problem: Problem): Finding {
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
