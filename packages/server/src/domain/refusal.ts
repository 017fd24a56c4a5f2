/** The one error that a use case throws: it refuses, says why in the four lines of design §2, and changed nothing. */

import type { Problem } from "@linchpin/standards";
import { ERRORS, type ErrorCode } from "./error-table.ts";

export interface RefusalText {
  readonly state: string;
  readonly trigger: string;
  /** The table's, unless there is more to say. */
  readonly consequence?: string;
  /** The table's, unless there is more to say. */
  readonly remedy?: string;
  /** Everything that was found, where there is more than one thing to say. */
  readonly findings?: readonly Problem[];
  /** Replaces the state behind the sentence of the table, in the first line and the reason phrase: `: …` or ` (…)`. */
  readonly detail?: string;
  /** When it is worth asking again, where that is known: the `Retry-After` of the answer. */
  readonly retryAfterSeconds?: number;
}

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly detail: string;
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;
  readonly findings: readonly Problem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, text: RefusalText, options?: ErrorOptions) {
    super(`${ERRORS[code].sentence}: ${text.state}`, options);
    this.code = code;
    this.detail = text.detail ?? "";
    this.state = text.state;
    this.trigger = text.trigger;
    this.consequence = text.consequence ?? ERRORS[code].consequence;
    this.remedy = text.remedy ?? ERRORS[code].remedy;
    this.findings = text.findings ?? [];
    this.retryAfterSeconds = text.retryAfterSeconds;
  }

  /** The first line of the answer, and its reason phrase: the sentence of the table, then what is special here. */
  get headline(): string {
    return ERRORS[this.code].sentence + (this.detail === "" ? `: ${this.state}` : this.detail);
  }
}
