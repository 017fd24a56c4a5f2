/** The text of a page: decompressed while it arrives, and bounded after decompression, so that a bomb cannot grow. */

import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { ClientError } from "../error.ts";
import type { GetAnswer } from "./get.ts";

/** What `Accept-Encoding` offers. */
export const PAGE_ENCODINGS = "zstd, gzip, deflate, br";

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Throws ClientError (`answer-invalid`, `unreachable`) for a page that is too long, cut, or not what it says. */
export async function readPageText(answer: GetAnswer, longest: number): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    await pipeline(answer.body, ...decompressor(answer), async (decoded: AsyncIterable<Buffer>) => {
      let length = 0;
      for await (const chunk of decoded) {
        length += chunk.length;
        if (length > longest) throw tooLong(answer.url, longest);
        chunks.push(chunk);
      }
    });
  } catch (error) {
    throw error instanceof ClientError ? error : cutShort(answer.url, error);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function decompressor({ headers, url, body }: GetAnswer): readonly Transform[] {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return [];
  const make = DECOMPRESSORS[encoding];
  if (make !== undefined) return [make()];
  body.destroy();
  throw invalidAnswer(url, `it is encoded as ${JSON.stringify(encoding)}, which was not offered`);
}

function tooLong(url: URL, longest: number): ClientError {
  return invalidAnswer(url, `it has more than ${longest} bytes`);
}

/** Broken compression and a connection that ended too early look alike, and mean the same: half a page. */
export function cutShort(url: URL, cause: unknown): ClientError {
  return new ClientError({
    kind: "unreachable",
    retryable: true,
    cause,
    problem: {
      code: "page-cut",
      severity: "error",
      state: `the answer of ${url.origin}${url.pathname} ended within its body`,
      trigger: "reading the page",
      consequence: "what had come was thrown away",
      remedy: "ask again",
    },
  });
}

/** An answer that came, and cannot be used. */
export function invalidAnswer(url: URL, reason: string): ClientError {
  return new ClientError({
    kind: "answer-invalid",
    retryable: true,
    problem: {
      code: "page-unusable",
      severity: "error",
      state: `the answer of ${url.origin}${url.pathname} cannot be used: ${reason}`,
      trigger: "reading the page",
      consequence: "nothing is known of the project",
      remedy: "check that the address is that of a simple index (PEP 503, 691)",
    },
  });
}
