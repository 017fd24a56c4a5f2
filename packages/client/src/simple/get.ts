/** A GET that follows redirects: bounded, never from https to http, and with credentials for their own origin only. */
import type { Readable } from "node:stream";
import { ClientError } from "../error.ts";
import { type Agents, type Answer, exchange } from "../http/exchange.ts";

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** The longest silence, in milliseconds. */
  readonly idleMilliseconds: number;
  readonly agents: Agents;
  /** Sent to URLs of this origin, and to no other. */
  readonly authorization?: { readonly origin: string; readonly value: string } | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GetAnswer extends Answer {
  /** The URL that answered, after redirects. */
  readonly url: URL;
  readonly body: Readable;
}

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Resolves at the headers of the last answer, whatever its status. Throws ClientError, or the signal's reason. */
export async function get(url: URL, options: GetOptions): Promise<GetAnswer> {
  let target = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await askOnce(target, options);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return { ...answer, url: target };
    answer.body.destroy();
    target = redirectTarget(target, location);
  }
  throw badRedirect(url, `it redirects more than ${MOST_REDIRECTS} times`);
}

/** A kept connection may be closed by the other side just when it is used again; that is no failure, so ask once more. */
async function askOnce(url: URL, options: GetOptions): Promise<Answer> {
  const outgoing = {
    ...options,
    method: "GET",
    url,
    headers: { ...options.headers, ...credentials(url, options) },
  };
  try {
    return await exchange(outgoing);
  } catch (error) {
    if (!(error instanceof ClientError) || !wasReset(error.cause)) throw error;
    return await exchange(outgoing);
  }
}

function wasReset(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && (cause.code === "ECONNRESET" || cause.code === "EPIPE");
}

function credentials(url: URL, { authorization }: GetOptions): Record<string, string> {
  return authorization?.origin === url.origin ? { Authorization: authorization.value } : {};
}

function redirectTarget(from: URL, location: string): URL {
  const target = URL.parse(location, from);
  if (target === null) throw badRedirect(from, "it redirects to what is no URL");
  if (target.protocol !== "https:" && (target.protocol !== "http:" || from.protocol === "https:")) {
    throw badRedirect(from, `it redirects to ${target.protocol}//, which is less safe`);
  }
  return target;
}

function badRedirect(url: URL, reason: string): ClientError {
  return new ClientError({
    kind: "answer-invalid",
    problem: {
      code: "redirect-refused",
      severity: "error",
      state: `${url.origin} cannot be followed: ${reason}`,
      trigger: `GET ${url.origin}${url.pathname}`,
      consequence: "nothing was fetched",
      remedy: "check the address of the index",
    },
  });
}
