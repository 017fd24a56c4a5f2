/** The connections to one index: kept alive, bounded, with the certificates that the machine's pip trusts. */
import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { getCACertificates } from "node:tls";
import type { Agents } from "../http/exchange.ts";

/** Sockets to one host at a time; requests beyond them wait. */
const MOST_SOCKETS = 64;

/**
 * `certificateFile`: a PEM file of authorities that are trusted beside the system's and Node's own. HTTP_PROXY,
 * HTTPS_PROXY and NO_PROXY are obeyed. Throws what reading the file throws.
 */
export function openConnections(certificateFile: string | undefined): Agents {
  const shared = { keepAlive: true, maxSockets: MOST_SOCKETS, proxyEnv: process.env };
  const ca = certificateFile === undefined ? undefined : trustedWith(readFileSync(certificateFile, "utf8"));
  return { http: new HttpAgent(shared), https: new HttpsAgent({ ...shared, ...(ca && { ca }) }) };
}

function trustedWith(pem: string): string[] {
  return [...getCACertificates("default"), pem];
}

export function closeConnections(agents: Agents): void {
  agents.http.destroy();
  agents.https.destroy();
}
