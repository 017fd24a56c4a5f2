/** The one error of this package: a problem in the product's four lines, and what a caller can decide on. */
import type { Problem } from "@linchpin/standards";

/**
 * Why a call failed. `server-…` codes mean that no usable answer came; the others are an answer.
 * The `code` of the problem is the server's own where it sent problem JSON.
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
  readonly problem: Problem;
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
  readonly problem: Problem;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(options: ClientErrorOptions) {
    super(`${options.problem.state}: ${options.problem.consequence}`, { cause: options.cause });
    this.kind = options.kind;
    this.problem = options.problem;
    this.status = options.status;
    this.retryable = options.retryable ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
