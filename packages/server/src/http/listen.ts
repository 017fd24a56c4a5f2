/** The two ends of a server's life on its port. */

import type { FastifyInstance } from "fastify";
import { OperatorError } from "../operator-error.ts";
import type { Settings } from "../settings/definitions.ts";

/** Milliseconds that a request may still take once the server is to end; then its connection is cut. */
const GRACE_TIME = 10_000;

/** The URL, without a slash at its end. Throws OperatorError where the address cannot be had. */
export async function listen(
  app: FastifyInstance,
  settings: Pick<Settings, "host" | "port">,
): Promise<string> {
  try {
    return await app.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
    throw addressNotFree(settings, code, error);
  }
}

function addressNotFree(
  settings: Pick<Settings, "host" | "port">,
  code: string,
  cause: unknown,
): OperatorError {
  return new OperatorError(
    "address-not-free",
    {
      state: `${settings.host}:${settings.port} cannot be listened on (${code})`,
      trigger: "starting the server",
      consequence: "the server did not start",
      remedy: "stop what uses the port, or choose another one with --port or LINCHPIN_PORT",
    },
    { cause },
  );
}

/** No new connection is taken; what is under way finishes within the grace time. */
export async function stopListening(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), GRACE_TIME);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
