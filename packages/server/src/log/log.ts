/** The log: one JSON object a line (pino), with no secret in any of them. */

import type { FastifyBaseLogger } from "fastify";
import { type DestinationStream, pino } from "pino";

export type Log = FastifyBaseLogger;

/** Where a secret could stand in what is logged. */
const SECRET_PATHS = [
  "authorization",
  "*.authorization",
  "*.headers.authorization",
  "token",
  "*.token",
  "*.password",
];

/** Lines go to `destination`, standard error by default: standard output belongs to the commands. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
) {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS, censor: "***" },
    },
    destination,
  );
}
