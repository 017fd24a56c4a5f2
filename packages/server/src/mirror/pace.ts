/** Ends a fetch that goes on for ever: every byte in time, and yet no file (slow-loris, seen from the other side). */
import { ClientError } from "@linchpin/client";

/** In each such time (milliseconds), at least so many bytes must come: slower than any link that can install. */
const SPAN = 30_000;
const LEAST = 32 * 1024;

export interface PaceWatch {
  /** Why the fetch was ended; undefined where it was not. */
  error(): ClientError | undefined;
  stop(): void;
}

/** `cancel` is called when too little came. */
export function watchPace(
  url: string,
  { written, cancel }: { readonly written: () => number; readonly cancel: () => void },
): PaceWatch {
  let before = 0;
  let error: ClientError | undefined;
  const timer = setInterval(() => {
    if (written() - before < LEAST) {
      error = tooSlow(url);
      cancel();
    }
    before = written();
  }, SPAN);
  timer.unref();
  return { error: () => error, stop: () => clearInterval(timer) };
}

function tooSlow(url: string): ClientError {
  const { origin, pathname } = new URL(url);
  return new ClientError({
    kind: "timed-out",
    retryable: true,
    problem: {
      code: "file-too-slow",
      severity: "error",
      state: `${origin}${pathname} came with less than ${LEAST} bytes in ${SPAN / 1000} seconds`,
      trigger: "fetching the file",
      consequence: "what had come was thrown away",
      remedy: "ask again later",
    },
  });
}
