/** The connections to one index: kept alive, bounded, with the certificates that the machine's pip trusts. */
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import type { Agents } from "../http/exchange.ts";

/** Sockets to one host at a time; requests beyond them wait. */
const MOST_SOCKETS = 64;

/**
 * `certificateFile`: a PEM file of authorities that are trusted beside the system's and Node's own. HTTP_PROXY,
 * HTTPS_PROXY and NO_PROXY are obeyed. Throws what reading the file throws.
 */
export function openConnections(certificateFile: string | undefined): Agents {
  const shared = { keepAlive: true, maxSockets: MOST_SOCKETS, proxyEnv: process.env };
  const secureContext = certificateFile === undefined ? undefined : trusting(certificateFile);
  return {
    http: new HttpAgent(shared),
    https: new HttpsAgent({ ...shared, ...(secureContext && { secureContext }) }),
  };
}

/** Made once, because reading some hundred authorities takes longer than a request. */
function trusting(certificateFile: string): SecureContext {
  return createSecureContext({
    ca: [...getCACertificates("default"), readFileSync(certificateFile, "utf8")],
  });
}

export function closeConnections(agents: Agents): void {
  agents.http.destroy();
  agents.https.destroy();
}
