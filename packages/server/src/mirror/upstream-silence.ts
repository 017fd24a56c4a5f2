/**
 * An upstream that says nothing to anybody. Without this, an installer that asks for fifty projects would wait for the
 * same silence fifty times, although all fifty pages are held. Pages that are not held are still asked for: that is
 * how the end of the silence is heard.
 */
import { ClientError } from "@linchpin/client";
import type { Outage } from "./outage.ts";

export class UpstreamSilence {
  #answeredAt = 0;
  #outage: Outage | undefined;

  /** Until when pages that are held are shown without asking; undefined while the upstream speaks. */
  get outage(): Outage | undefined {
    return this.#outage;
  }

  /** The upstream answered somebody; `now` in milliseconds since the epoch. */
  answered(now: number): void {
    this.#answeredAt = now;
    this.#outage = undefined;
  }

  /** A question that was asked at `startedAt` got no answer; nor did any other since then, if this is a silence. */
  failed(error: unknown, outage: Outage, startedAt: number): void {
    const unheard = error instanceof ClientError && error.kind === "timed-out";
    if (unheard && this.#answeredAt < startedAt) this.#outage = outage;
  }
}
