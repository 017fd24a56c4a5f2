/** The id that joins an answer, its log lines and the log of a proxy in front. */

import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The proxy's `X-Request-Id` where it is a plain word, else a new one. */
export function requestId(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}
