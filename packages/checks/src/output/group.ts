/** Findings that say the same of several files are one finding with several places. */

import type { Finding, Place } from "../finding.ts";

export interface FindingGroup {
  readonly finding: Finding;
  readonly places: readonly Place[];
}

export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ rule, severity, state }) => `${rule}\0${severity}\0${state}`);
  return [...groups.values()].map((group) => ({
    finding: group[0]!,
    places: group.map(({ place }) => place),
  }));
}

/** `file › member, line 3 (field)` */
export function placeText({ file, member, line, field }: Place): string {
  const inside = member === undefined || member === file ? "" : ` › ${member}`;
  return `${file}${inside}${line === undefined ? "" : `, line ${line}`}${field === undefined ? "" : ` (${field})`}`;
}
