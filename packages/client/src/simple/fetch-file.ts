/** The bytes of a file that an index links to, as they lie there: never compressed on the way. */
import { refusalOf } from "../http/refusal.ts";
import { type GetAnswer, get } from "./get.ts";
import type { OpenIndex } from "./open-index.ts";
import { cutShort, invalidAnswer } from "./read-page-text.ts";

export interface FetchedFile {
  /** The bytes as they come; throws ClientError when they end too early. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Ends the answer where nobody wants the bytes any more. */
  readonly cancel: () => void;
  /** Bytes, where the answer says how many. */
  readonly size: number | undefined;
}

export interface FetchFileOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for the whole file. Throws ClientError where the answer is not 200. Bytes are taken as they come whatever
 * Content-Encoding says, as pip takes them: servers label `.tar.gz` files so, and a digest tells what is right.
 */
export async function fetchFile(
  index: OpenIndex,
  url: string,
  { signal }: FetchFileOptions = {},
): Promise<FetchedFile> {
  const answer = await getFile(index, url, {}, signal);
  if (answer.status !== 200) throw await refusalOf(answer, "GET", answer.url);
  return { chunks: readChunks(answer), cancel: () => answer.body.destroy(), size: contentLength(answer) };
}

/** The whole of a small file, `longest` bytes at most. Throws ClientError. */
export async function fetchSmallFile(
  index: OpenIndex,
  url: string,
  longest: number,
  { signal }: FetchFileOptions = {},
): Promise<Buffer> {
  const answer = await getFile(index, url, {}, signal);
  if (answer.status !== 200) throw await refusalOf(answer, "GET", answer.url);
  return await readBytes(answer, longest);
}

/** Resolves at the headers, whatever the status. */
export async function getFile(
  index: OpenIndex,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<GetAnswer> {
  const options = {
    ...index.requestOptions(),
    headers: { "Accept-Encoding": "identity", ...headers },
    signal,
  };
  return await get(new URL(url), options);
}

/** The body, `longest` bytes at most. Throws ClientError. */
export async function readBytes(answer: GetAnswer, longest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readChunks(answer)) {
    length += chunk.length;
    if (length > longest) throw invalidAnswer(answer.url, `it has more than ${longest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* readChunks({ body, url }: GetAnswer): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch (error) {
    throw cutShort(url, error);
  }
}

function contentLength({ headers }: GetAnswer): number | undefined {
  const length = headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
