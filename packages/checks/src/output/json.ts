/** A report as plain data: what `--json` prints. */

import type { Report } from "../report/report.ts";
import { WAITING_RULES } from "../report/waiting.ts";

/** The value to print with JSON.stringify. `passed` says whether there is an error that no waiver covers. */
export function reportToJson(report: Report): unknown {
  const { files, findings, ran, skipped } = report;
  return { passed: !hasErrors(report), files, findings, ran, skipped, waiting: WAITING_RULES };
}

/** Whether the release must not go out. */
export function hasErrors({ findings }: Report): boolean {
  return findings.some(({ severity, waiver }) => severity === "error" && waiver === undefined);
}
