/**
 * A file from an index onto the disk: streamed to `<target>.part`, resumed there when the connection is cut or an
 * earlier run was, compared with its sha256, and only then given its name.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { ClientError } from "../error.ts";
import { type Answer, exchange } from "../http/exchange.ts";
import { cut } from "../http/read-body.ts";
import { refusalOf } from "../http/refusal.ts";
import { type RetryOptions, withRetries } from "../http/retry.ts";
import { hashFile } from "./digest.ts";

export interface DownloadOptions extends RetryOptions {
  readonly url: URL;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Where the file goes; folders above it are made. */
  readonly target: string;
  /** The longest silence, in milliseconds. */
  readonly idleMilliseconds?: number;
  /** Hears how many bytes are on disk, and how many there will be where the server says so. */
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

const DEFAULT_IDLE_MILLISECONDS = 60_000;
const MOST_REDIRECTS = 5;

/** Resolves when the whole, verified file is at `target`. Throws `ClientError`; the partial file stays for a resume. */
export async function downloadFile(options: DownloadOptions): Promise<void> {
  const part = `${options.target}.part`;
  await mkdir(dirname(options.target), { recursive: true });
  const resumed = (await sizeOf(part)) > 0;
  const digest = await withRetries(() => fetchInto(part, options), options);
  if (digest !== options.sha256) {
    await rm(part, { force: true });
    if (resumed) return downloadFile(options);
    throw digestMismatch(options, digest);
  }
  await rename(part, options.target);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** One try: from the first missing byte to the end. Gives the sha256 of all that is then on disk. */
async function fetchInto(part: string, options: DownloadOptions): Promise<string> {
  const start = await sizeOf(part);
  const answer = await getFrom(start, options.url, options);
  if (answer.status === 416) {
    answer.body.destroy();
    await rm(part, { force: true });
    return fetchInto(part, options);
  }
  if (answer.status !== 200 && answer.status !== 206) throw await refusalOf(answer, "GET", options.url);
  return appendBody(answer, part, answer.status === 206 ? start : 0, options);
}

async function getFrom(start: number, url: URL, options: DownloadOptions, redirects = 0): Promise<Answer> {
  const answer = await exchange({
    method: "GET",
    url,
    headers: { "Accept-Encoding": "identity", ...(start > 0 && { Range: `bytes=${start}-` }) },
    idleMilliseconds: options.idleMilliseconds ?? DEFAULT_IDLE_MILLISECONDS,
    signal: options.signal,
  });
  const location = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
  if (location === undefined || redirects >= MOST_REDIRECTS) return answer;
  answer.body.destroy();
  return getFrom(start, new URL(location, url), options, redirects + 1);
}

async function appendBody(
  answer: Answer,
  part: string,
  start: number,
  options: DownloadOptions,
): Promise<string> {
  const digest = start > 0 ? await hashFile(part, options.signal) : createHash("sha256");
  const length = Number(answer.headers["content-length"]);
  const total = Number.isNaN(length) ? undefined : start + length;
  let received = start;
  try {
    await pipeline(
      answer.body,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          digest.update(chunk);
          received += chunk.length;
          options.onProgress?.(received, total);
          yield chunk;
        }
      },
      createWriteStream(part, { flags: start > 0 ? "a" : "w" }),
    );
  } catch (error) {
    options.signal?.throwIfAborted();
    throw isSystemError(error) ? error : cut(options.url, error);
  }
  return digest.digest("hex");
}

/** A full disk or a missing right is not the server's doing, and no retry helps. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && "path" in error;
}

function digestMismatch(options: DownloadOptions, actual: string): ClientError {
  return new ClientError({
    kind: "digest-mismatch",
    problem: {
      code: "digest-mismatch",
      severity: "error",
      state: `the bytes have the sha256 ${actual}; ${options.sha256} was promised`,
      trigger: `downloading ${options.url.href}`,
      consequence: "the file was thrown away",
      remedy: "compare the digest with the index's page; if they differ there too, do not install the file",
    },
  });
}
