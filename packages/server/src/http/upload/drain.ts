/** Reads on after a refusal: most clients send the whole body before they look at the answer. */

import type { IncomingMessage } from "node:http";

/** Bytes and milliseconds that a refused body may still take; then the connection is cut. */
const MAXIMUM_BYTES = 256 * 1024 ** 2;
const MAXIMUM_TIME = 60_000;

/** Discards what is left of the body, in the background and within bounds. */
export function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), MAXIMUM_TIME).unref();
  request.on("error", () => undefined);
  request.on("close", () => clearTimeout(timer));
  request.on("end", () => clearTimeout(timer));
  request.on("data", (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) request.destroy();
  });
  request.resume();
}
