/** Bodies that are read whole: bounded, because a server is also outside. */
import type { Readable } from "node:stream";
import { ClientError } from "../error.ts";

/** The largest JSON answer or error page that is read, in bytes. */
const LONGEST_BODY = 64 * 1024 * 1024;

/** The whole body as UTF-8. Throws `answer-invalid` past the limit, `unreachable` when the connection is cut. */
export async function readText(body: Readable, url: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > LONGEST_BODY) throw tooLong(url);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ClientError ? error : cut(url, error);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLong(url: URL): ClientError {
  return new ClientError({
    kind: "answer-invalid",
    problem: {
      code: "answer-too-long",
      severity: "error",
      state: `${url.href} answered with more than ${LONGEST_BODY} bytes`,
      trigger: "reading the answer",
      consequence: "the answer was thrown away",
      remedy: "check that the address is that of a package index",
    },
  });
}

/** The connection ended before the body did. Worth a retry. */
export function cut(url: URL, cause: unknown): ClientError {
  return new ClientError({
    kind: "unreachable",
    retryable: true,
    cause,
    problem: {
      code: "server-unreachable",
      severity: "error",
      state: `${url.origin} ended the connection within its answer`,
      trigger: `reading ${url.href}`,
      consequence: "the answer is incomplete and was thrown away",
      remedy: "run the command again; if it happens again, look at the server's log",
    },
  });
}
