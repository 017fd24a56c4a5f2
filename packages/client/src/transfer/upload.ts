/** One wheel or sdist to an index, as twine sends it: streamed from the disk, safe to repeat, skipped where it is there. */
import { parseProjectPageJson, SIMPLE_CONTENT_TYPES } from "@linchpin/standards";
import { basicAuthorization } from "../http/authorization.ts";
import { exchange } from "../http/exchange.ts";
import { readText } from "../http/read-body.ts";
import { refusalOf } from "../http/refusal.ts";
import { type RetryOptions, withRetries } from "../http/retry.ts";
import { urlBelow } from "../http/url-below.ts";
import { legacyFormFields } from "./legacy-form.ts";
import type { LocalDistribution } from "./local-distribution.ts";
import { multipartForm } from "./multipart.ts";

export interface UploadOptions extends RetryOptions {
  /** Where the server is; the index is below it. */
  readonly server: URL;
  readonly index: string;
  readonly token: string;
  readonly distribution: LocalDistribution;
  /** Hears how many bytes of the request were handed to the connection. */
  readonly onProgress?: (sent: number, total: number) => void;
}

/** `unchanged`: the index had the same bytes under this name, and nothing was sent. */
export type UploadOutcome = "uploaded" | "unchanged";

/** Longer than the server takes to read and store the largest file. */
const IDLE_MILLISECONDS = 300_000;

/**
 * Resolves when the server has acknowledged the file, which means that it is durable. A try whose answer was lost is
 * repeated: the server answers the second time that it has these bytes. Throws `ClientError`.
 */
export async function uploadFile(options: UploadOptions): Promise<UploadOutcome> {
  let outcome: UploadOutcome = "unchanged";
  await withRetries(async () => {
    if ((await heldSha256(options)) === options.distribution.sha256) return;
    outcome = "uploaded";
    await sendForm(options);
  }, options);
  return outcome;
}

/** The digest under which the index shows a file of this name, or undefined. Reading needs no token, but may. */
async function heldSha256(options: UploadOptions): Promise<string | undefined> {
  const { filename, project } = options.distribution;
  const url = urlBelow(options.server, options.index, "simple", project, "");
  const answer = await exchange({
    method: "GET",
    url,
    headers: {
      Accept: SIMPLE_CONTENT_TYPES.json,
      "Cache-Control": "max-age=0",
      ...basicAuthorization(options.token),
    },
    idleMilliseconds: IDLE_MILLISECONDS,
    signal: options.signal,
  });
  const text = await readText(answer.body, url);
  if (answer.status !== 200) return undefined;
  const page = parseProjectPageJson(text, url.href).value;
  return page?.files.find((file) => file.filename === filename)?.hashes["sha256"];
}

async function sendForm(options: UploadOptions): Promise<void> {
  const { distribution } = options;
  const url = urlBelow(options.server, options.index, "legacy", "");
  const file = {
    field: "content",
    filename: distribution.filename,
    path: distribution.path,
    size: distribution.size,
  };
  const form = multipartForm(legacyFormFields(distribution.metadata, distribution), file, options.onProgress);
  const answer = await exchange({
    method: "POST",
    url,
    headers: {
      "Content-Type": form.contentType,
      Accept: "application/json",
      ...basicAuthorization(options.token),
    },
    body: form.body,
    idleMilliseconds: IDLE_MILLISECONDS,
    signal: options.signal,
  });
  if (answer.status < 200 || answer.status > 299) throw await refusalOf(answer, "POST", url);
  await readText(answer.body, url);
}
