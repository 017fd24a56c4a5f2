/**
 * One HTTP request and its answer, on node:http: a body of known length is streamed from disk with its Content-Length,
 * an early answer (401 before the body was sent) is heard, and every wait has a limit.
 */
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ClientError } from "../error.ts";

/** A body whose length is known before it is sent. `open` starts it from its first byte, for a second try. */
export interface SizedBody {
  readonly length: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: SizedBody | undefined;
  /** The longest silence on the connection, in milliseconds, before and within the answer. */
  readonly idleMilliseconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Connection pools with settings of their own; the shared ones without them. */
  readonly agents?: Agents | undefined;
}

/** Connection pools by the protocol of the URL. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  /** To be read to its end or destroyed. */
  readonly body: Readable;
}

/** Connections are kept for the next call; HTTP_PROXY, HTTPS_PROXY and NO_PROXY are obeyed. */
const AGENT_OPTIONS = { keepAlive: true, maxSockets: 8, proxyEnv: process.env };
const SHARED_AGENTS: Agents = { http: new HttpAgent(AGENT_OPTIONS), https: new HttpsAgent(AGENT_OPTIONS) };

/**
 * Sends one request and resolves at the answer's headers, whatever the status.
 * Throws a `ClientError` (`unreachable`, `timed-out`), or the signal's reason.
 */
export async function exchange(outgoing: Exchange): Promise<Answer> {
  outgoing.signal?.throwIfAborted();
  const secure = outgoing.url.protocol === "https:";
  const agents = outgoing.agents ?? SHARED_AGENTS;
  const request = (secure ? httpsRequest : httpRequest)(outgoing.url, {
    method: outgoing.method,
    headers: { ...outgoing.headers, ...(outgoing.body && { "Content-Length": `${outgoing.body.length}` }) },
    agent: secure ? agents.https : agents.http,
    timeout: outgoing.idleMilliseconds,
    ...(outgoing.signal && { signal: outgoing.signal }),
  });
  request.on("timeout", () => request.destroy(new IdleError()));
  try {
    return answerOf(await responseTo(request, outgoing.body));
  } catch (error) {
    outgoing.signal?.throwIfAborted();
    throw unreachable(outgoing, error);
  }
}

class IdleError extends Error {}

/** The server may answer before it has read the body; then its answer counts, not the broken pipe that follows. */
async function responseTo(request: ClientRequest, body: SizedBody | undefined): Promise<IncomingMessage> {
  let answered = false;
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", (message) => {
      answered = true;
      resolve(message);
    });
    request.on("error", reject);
  });
  if (body === undefined) request.end();
  else pipeline(body.open(), request).catch((error: unknown) => answered || request.destroy(asError(error)));
  return await response;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function answerOf(response: IncomingMessage): Answer {
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? "",
    headers: response.headers,
    body: response,
  };
}

function unreachable(outgoing: Exchange, cause: unknown): ClientError {
  const idle = cause instanceof IdleError;
  const seconds = Math.round(outgoing.idleMilliseconds / 1000);
  return new ClientError({
    kind: idle ? "timed-out" : "unreachable",
    retryable: true,
    cause,
    problem: {
      code: idle ? "server-timed-out" : "server-unreachable",
      severity: "error",
      state: idle
        ? `${outgoing.url.origin} was silent for ${seconds} seconds`
        : `${outgoing.url.origin} does not answer (${causeText(cause)})`,
      trigger: `${outgoing.method} ${outgoing.url.href}`,
      consequence: "nothing is known of what the server did; asking again is safe",
      remedy: `start the server with "linchpin serve", or name the right one with --server or LINCHPIN_SERVER`,
    },
  });
}

/** `connect ECONNREFUSED 127.0.0.1:8417`; of the several tries for a name with several addresses, the first. */
function causeText(cause: unknown): string {
  if (cause instanceof AggregateError) return causeText(cause.errors[0]);
  return cause instanceof Error ? cause.message : String(cause);
}
