import type { Problem } from "../problem.ts";
import { pageProblem } from "./page-problem.ts";

export interface ReadOptions {
  /** UTF-16 code units; 64 Mi where absent. The longest pages that exist, root pages, have about 40 Mi. */
  readonly maximumLength?: number;
}

const DEFAULT_MAXIMUM_LENGTH = 64 * 1024 * 1024;

/** The problem of a page that is longer than its reader allows, or undefined. */
export function pageIsTooLong(text: string, options: ReadOptions): Problem | undefined {
  const maximum = options.maximumLength ?? DEFAULT_MAXIMUM_LENGTH;
  return text.length > maximum
    ? pageProblem("page-too-long", `the page has ${text.length} characters, the limit is ${maximum}`)
    : undefined;
}

/** Whether nothing found so far stops the reading of the page. */
export function isSound(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity !== "error");
}
