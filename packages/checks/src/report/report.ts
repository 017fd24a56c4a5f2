/** What a check gives: what was looked at, what was found, and what could not be decided. */

import type { Finding } from "../finding.ts";
import type { Need } from "../rule.ts";

export interface Report {
  /** Worst first; within a severity by rule, then by place. */
  readonly findings: readonly Finding[];
  readonly files: readonly CheckedFile[];
  /** Ids of the rules that were decided. */
  readonly ran: readonly string[];
  /** Rules that need what was not handed in. They are not passed. */
  readonly skipped: readonly SkippedRule[];
}

export interface CheckedFile {
  readonly file: string;
  readonly kind: "wheel" | "sdist" | "tree" | "unreadable";
  /** Absent where the file could not be read. */
  readonly name?: string;
  readonly version?: string;
  /** Bytes. */
  readonly size?: number;
  /** Number of files inside. */
  readonly members?: number;
}

export interface SkippedRule {
  readonly rule: string;
  readonly title: string;
  readonly needs: readonly Need[];
}
