/** Ends a server: no new connection, what is under way finishes within a bound, then the database is closed. */

import type { FastifyInstance } from "fastify";

/** Milliseconds that a request may still take; then its connection is cut. */
const GRACE_TIME = 10_000;

export async function stopListening(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), GRACE_TIME);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
