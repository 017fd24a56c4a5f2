/** The JSON API as the options of a command say: which server, and with which token. */
import { type ApiClient, createApiClient, DEFAULT_RETRIES } from "@linchpin/client";
import type { Terminal } from "../terminal.ts";
import { findToken, requireToken, type ServerOptions, serverUrl } from "./server-options.ts";

/** Somebody waits before the screen: a server that is not there is said within a second. */
const RETRIES = { ...DEFAULT_RETRIES, attempts: 3 };

/** For commands that change something. Throws a usage failure where no token is found. */
export function writingApi(options: ServerOptions, terminal: Terminal): ApiClient {
  const server = serverUrl(options, terminal);
  return createApiClient({
    server,
    token: requireToken(options, server, terminal),
    signal: terminal.signal,
    policy: RETRIES,
  });
}

/** For commands that only look: a token is sent where there is one. */
export function readingApi(options: ServerOptions, terminal: Terminal): ApiClient {
  const server = serverUrl(options, terminal);
  return createApiClient({
    server,
    token: findToken(options, server, terminal),
    signal: terminal.signal,
    policy: RETRIES,
  });
}
