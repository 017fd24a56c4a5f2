/** The one error of this package: a problem in the product's four lines, and what a caller can decide on. */
import type { Problem } from "@linchpin/standards";

/** A problem with the sentence that names it, where the server sent one (`File already exists`). */
export type TitledProblem = Problem & { readonly title?: string };

/**
 * Why a call failed. The first three mean that no usable answer came; the others are an answer.
 */
export type ClientErrorKind =
  | "unreachable"
  | "timed-out"
  | "unavailable"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "refused"
  | "digest-mismatch"
  | "answer-invalid";

export interface ClientErrorOptions {
  readonly kind: ClientErrorKind;
  readonly problem: TitledProblem;
  /** What the server found in detail, where there is more than one thing to say. */
  readonly findings?: readonly Problem[];
  /** The HTTP status, where an answer came. */
  readonly status?: number | undefined;
  /** Whether the same call may succeed later without a change. */
  readonly retryable?: boolean;
  /** What the server's Retry-After asks for, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
}

export class ClientError extends Error {
  override readonly name = "ClientError";
  readonly kind: ClientErrorKind;
  readonly problem: TitledProblem;
  readonly findings: readonly Problem[];
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(options: ClientErrorOptions) {
    super(`${options.problem.state}: ${options.problem.consequence}`, { cause: options.cause });
    this.kind = options.kind;
    this.problem = options.problem;
    this.findings = options.findings ?? [];
    this.status = options.status;
    this.retryable = options.retryable ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
