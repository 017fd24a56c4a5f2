/** A report as SARIF 2.1.0, which code hosts show beside the code. */

import type { Finding, Severity } from "../finding.ts";
import type { Report } from "../report/report.ts";
import { RULES } from "../rules/all.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  advice: "note",
};

/** The value to print with JSON.stringify. */
export function reportToSarif(report: Report): unknown {
  const rules = RULES.map(({ id, title, severity }) => ({
    id,
    shortDescription: { text: title },
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Linchpin", rules } },
        columnKind: "utf16CodeUnits",
        results: report.findings.map(resultOf),
      },
    ],
  };
}

function resultOf({
  rule,
  severity,
  state,
  trigger,
  consequence,
  remedy,
  place,
  evidence,
  waiver,
}: Finding): unknown {
  const { file, member, line, field } = place;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: `${state}. ${trigger}: ${consequence}. Remedy: ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: encodeURI(member === undefined || member === file ? file : `${file}/${member}`),
          },
          ...(line !== undefined && { region: { startLine: line } }),
        },
        ...(field !== undefined && { logicalLocations: [{ fullyQualifiedName: field }] }),
      },
    ],
    properties: { evidence },
    ...(waiver && { suppressions: [{ kind: "external", justification: waiver.reason }] }),
  };
}
