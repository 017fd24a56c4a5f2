/** A report for people: what was looked at, what is wrong in the four lines of the house, advice in one line each. */

import type { Finding, Severity } from "../finding.ts";
import type { CheckedFile, Report } from "../report/report.ts";
import { WAITING_RULES } from "../report/waiting.ts";
import { type FindingGroup, groupFindings, placeText } from "./group.ts";

/** How parts of the text are coloured; the identity where colours are not wanted. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly success: (text: string) => string;
}

/** The column at which the severity ends in a headline. */
const HEADLINE_WIDTH = 78;
/** Longer lists of advice are cut where the terminal is; `--json` has them all. */
const MOST_ADVICE = 12;

export function reportToText(report: Report, paint: Paint): string {
  const active = report.findings.filter(({ waiver }) => waiver === undefined);
  const waived = report.findings.filter(({ waiver }) => waiver !== undefined);
  const [loud, quiet] = [
    active.filter(({ severity }) => severity !== "advice"),
    active.filter(({ severity }) => severity === "advice"),
  ];
  const parts = [
    filesText(report.files, paint),
    ...groupFindings(loud).map((group) => findingText(group, paint)),
    adviceText(groupFindings(quiet), paint),
    waivedText(waived, paint),
    summaryText(report, active, paint),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function filesText(files: readonly CheckedFile[], paint: Paint): string {
  const width = Math.max(0, ...files.map(({ file }) => file.length));
  return files
    .map((file) => `${paint.bold(printable(file.file).padEnd(width))}  ${paint.dim(describe(file))}`)
    .join("\n");
}

function describe({ kind, members, size }: CheckedFile): string {
  const files = members === undefined ? "" : `  ${members} file${members === 1 ? "" : "s"}`;
  return `${kind}${files}${size === undefined ? "" : `  ${sizeText(size)}`}`;
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function findingText({ finding, places }: FindingGroup, paint: Paint): string {
  const { rule, title, severity, state, trigger, consequence, remedy } = finding;
  const head = `${rule}  ${title}`;
  const gap = " ".repeat(Math.max(2, HEADLINE_WIDTH - head.length - severity.length));
  const painted = severity === "error" ? paint.error(severity) : paint.warning(severity);
  const lines: readonly (readonly [string, string])[] = [
    ["where", places.map(placeText).join("; ")],
    ["state", state],
    ["trigger", trigger],
    ["consequence", consequence],
    ["remedy", remedy],
  ];
  const body = lines.map(([name, text]) => `  ${paint.dim(name.padEnd(11))}  ${printable(text)}`);
  return [`${paint.bold(printable(head))}${gap}${painted}`, ...body].join("\n");
}

function adviceText(groups: readonly FindingGroup[], paint: Paint): string {
  if (groups.length === 0) return "";
  const shown = groups
    .slice(0, MOST_ADVICE)
    .map(({ finding }) => `  ${finding.rule}  ${printable(finding.state)}`);
  const more =
    groups.length > MOST_ADVICE
      ? [paint.dim(`  … and ${groups.length - MOST_ADVICE} more: --json lists them`)]
      : [];
  return [paint.bold("Advice"), ...shown, ...more].join("\n");
}

function waivedText(waived: readonly Finding[], paint: Paint): string {
  if (waived.length === 0) return "";
  const lines = waived.map(
    ({ rule, state, waiver }) =>
      `  ${rule}  ${printable(state)} (until ${waiver?.until}: ${printable(waiver?.reason ?? "")})`,
  );
  return [paint.bold("Waived"), ...lines].join("\n");
}

function summaryText(report: Report, active: readonly Finding[], paint: Paint): string {
  const count = (severity: Severity): number =>
    active.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const verdict =
    errors + warnings === 0
      ? paint.success("no errors, no warnings")
      : [plural(errors, "error"), plural(warnings, "warning")].filter((text) => text !== "").join(", ");
  const needs = [...new Set(report.skipped.flatMap((skipped) => skipped.needs))].map(
    (need) => NEED_TEXTS[need],
  );
  const skipped = report.skipped.length === 0 ? "" : `, ${report.skipped.length} need ${needs.join(" or ")}`;
  const waiting = `${WAITING_RULES.length} need a build or an install (linchpin rules)`;
  return `${verdict}\n${paint.dim(`${report.ran.length} rules were decided${skipped}, ${waiting}`)}`;
}

const NEED_TEXTS = {
  contents: "the contents of the files",
  tree: "the source folder",
  git: "git",
  previous: "--against",
  index: "--index",
} as const;

function plural(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Escapes control characters, so that an archive cannot paint on the terminal of whoever checks it. */
function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, "0")}`,
  );
}
