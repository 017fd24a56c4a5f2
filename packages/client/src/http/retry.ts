/** Bounded retries: for calls that may be made twice, and only after errors that say so. */
import { setTimeout as sleep } from "node:timers/promises";
import { ClientError } from "../error.ts";

export interface RetryPolicy {
  /** How many times the call is made at most. */
  readonly attempts: number;
  /** The wait after the first failure, in milliseconds; it doubles each time. */
  readonly firstWaitMilliseconds: number;
  /** The longest wait, whatever Retry-After says, in milliseconds. */
  readonly longestWaitMilliseconds: number;
}

export const DEFAULT_RETRIES: RetryPolicy = {
  attempts: 5,
  firstWaitMilliseconds: 250,
  longestWaitMilliseconds: 30_000,
};

/** What is told before each wait. */
export interface RetryNotice {
  readonly error: ClientError;
  /** Counts from 1: the attempt that failed. */
  readonly attempt: number;
  readonly waitMilliseconds: number;
}

export interface RetryOptions {
  readonly policy?: RetryPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
}

/** Calls `attempt` until it resolves, throws what is not retryable, or the attempts are used up. */
export async function withRetries<Result>(
  attempt: () => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  const policy = options.policy ?? DEFAULT_RETRIES;
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ClientError) || !error.retryable || count >= policy.attempts) throw error;
      const waitMilliseconds = waitAfter(error, count, policy);
      options.onRetry?.({ error, attempt: count, waitMilliseconds });
      await sleep(waitMilliseconds, undefined, { signal: options.signal });
    }
  }
}

/** Retry-After where the server sent one; else the doubled wait, up to a third shorter so that clients spread out. */
function waitAfter(error: ClientError, attempt: number, policy: RetryPolicy): number {
  const asked = error.retryAfterSeconds;
  const doubled = policy.firstWaitMilliseconds * 2 ** (attempt - 1) * (1 - Math.random() / 3);
  return Math.min(policy.longestWaitMilliseconds, asked === undefined ? doubled : asked * 1000);
}

/** Retry-After in seconds: a number, or an HTTP date (RFC 9110 §10.2.3). Undefined where it is neither. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
