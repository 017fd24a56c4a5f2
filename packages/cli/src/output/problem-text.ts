/** The product's voice (design §2): a headline, then state, trigger, consequence and remedy. */
import type { Problem } from "@linchpin/standards";
import type { Palette } from "./palette.ts";

/** The column at which the severity ends in the headline, as in every example of the documentation. */
const HEADLINE_WIDTH = 74;

/** A problem with, where it has one, the sentence that names it (the rules of the checker have). */
export type TitledProblem = Problem & { readonly title?: string };

/**
 * The five lines of one problem, without a newline at the end. Text that came from outside is printed with its
 * control characters escaped, so that an archive cannot paint on the terminal of whoever checks it.
 */
export function problemText(problem: TitledProblem, palette: Palette): string {
  const name = problem.title === undefined ? problem.code : `${problem.code}  ${problem.title}`;
  const gap = " ".repeat(Math.max(2, HEADLINE_WIDTH - name.length - problem.severity.length));
  const paint = problem.severity === "error" ? palette.error : palette.warning;
  return [
    `${palette.bold(printable(name))}${gap}${paint(problem.severity)}`,
    `  ${palette.dim("state")}        ${printable(problem.state)}${place(problem)}`,
    `  ${palette.dim("trigger")}      ${printable(problem.trigger)}`,
    `  ${palette.dim("consequence")}  ${printable(problem.consequence)}`,
    `  ${palette.dim("remedy")}       ${printable(problem.remedy)}`,
  ].join("\n");
}

function place(problem: Problem): string {
  if (problem.line === undefined) return "";
  return problem.column === undefined
    ? ` (line ${problem.line})`
    : ` (line ${problem.line}, column ${problem.column})`;
}

/** Escapes control characters and the ones that change the direction of text. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, "0")}`,
  );
}
