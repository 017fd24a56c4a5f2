/** What a failed question to the upstream means for those who asked, and for how long it is not asked again. */
import { ClientError } from "@linchpin/client";

/** Milliseconds. A failure that came at once may be over at once; one that took long must not be waited for often. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export interface Outage {
  /** Printable ASCII in one line, without credentials: it is sent in a header. */
  readonly reason: string;
  /** Milliseconds since the epoch: until then the upstream is not asked for the same thing. */
  readonly until: number;
}

/** `startedAt` and `now` bound the attempt, in milliseconds since the epoch. Rethrows what is no ClientError. */
export function outageOf(error: unknown, startedAt: number, now: number): Outage {
  if (!(error instanceof ClientError)) throw error;
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, now - startedAt, asked));
  return { reason: printable(error.problem.state), until: now + pause };
}

/** Seconds until the outage is worth another try, at least one: what `Retry-After` says. */
export function secondsLeft({ until }: Outage, now: number): number {
  return Math.max(1, Math.ceil((until - now) / 1000));
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]+/g, " ").slice(0, 200);
}
