/** A report as workflow commands of GitHub Actions: one annotation a finding. */

import type { Finding, Severity } from "../finding.ts";
import type { Report } from "../report/report.ts";
import { placeText } from "./group.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", advice: "notice" };

export function reportToGithub({ findings }: Report): string {
  return findings
    .filter(({ waiver }) => waiver === undefined)
    .map((finding) => `${annotation(finding)}\n`)
    .join("");
}

function annotation({ rule, title, severity, place, state, consequence, remedy }: Finding): string {
  const { file, member, line } = place;
  const properties = [
    // Members of archives are in no checkout: the place is then part of the text.
    `file=${escapeProperty(file)}`,
    ...(line !== undefined && member === undefined ? [`line=${line}`] : []),
    `title=${escapeProperty(`${rule} ${title}`)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(`${placeText(place)}: ${state}. ${consequence}. ${remedy}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
