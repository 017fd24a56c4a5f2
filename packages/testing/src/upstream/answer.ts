/** What a well-behaved upstream answers, before any fault. */
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import {
  negotiateSimpleFormat,
  type ProjectPage,
  SIMPLE_CONTENT_TYPES,
  writeProjectPageHtml,
  writeProjectPageJson,
} from "@linchpin/standards";
import type { UpstreamAbilities, UpstreamFile } from "./content.ts";
import type { PlannedAnswer } from "./fault.ts";

export const NOT_FOUND: PlannedAnswer = {
  status: 404,
  headers: { "Content-Type": "text/plain" },
  body: Buffer.from("404 Not Found"),
};

export function answerPage(
  page: ProjectPage,
  headers: IncomingHttpHeaders,
  abilities: UpstreamAbilities,
): PlannedAnswer {
  const format = abilities.htmlOnly ? "text-html" : (negotiateSimpleFormat(headers.accept) ?? "text-html");
  const text = format === "json" ? writeProjectPageJson(page) : pageHtml(page, abilities);
  const etag = `"${createHash("sha256").update(text).digest("hex").slice(0, 20)}"`;
  if (abilities.sendsEtags && headers["if-none-match"] === etag) {
    return { status: 304, headers: { ETag: etag }, body: Buffer.alloc(0) };
  }
  const zipped = abilities.compresses && /\bgzip\b/.test(headers["accept-encoding"]?.toString() ?? "");
  return {
    status: 200,
    headers: {
      "Content-Type": SIMPLE_CONTENT_TYPES[format],
      ...(abilities.sendsEtags && { ETag: etag }),
      ...(zipped && { "Content-Encoding": "gzip" }),
    },
    body: zipped ? gzipSync(text) : Buffer.from(text),
  };
}

/** An upstream that knows no sizes knows nothing else that came after PEP 503 either. */
function pageHtml(page: ProjectPage, { showsSizes }: UpstreamAbilities): string {
  return writeProjectPageHtml(page, { apiVersion: showsSizes ? "1.4" : "1.0" });
}

export function answerFile(
  file: UpstreamFile,
  headers: IncomingHttpHeaders,
  { servesRanges }: UpstreamAbilities,
): PlannedAnswer {
  const body = Buffer.from(file.bytes);
  const shared = {
    "Content-Type": "application/octet-stream",
    ...(servesRanges && { "Accept-Ranges": "bytes" }),
  };
  const range = servesRanges ? readRange(headers.range, body.length) : undefined;
  if (range === undefined) return { status: 200, headers: shared, body };
  if (range.start >= body.length) {
    return { status: 416, headers: { "Content-Range": `bytes */${body.length}` }, body: Buffer.alloc(0) };
  }
  return {
    status: 206,
    headers: { ...shared, "Content-Range": `bytes ${range.start}-${range.end}/${body.length}` },
    body: body.subarray(range.start, range.end + 1),
  };
}

function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return { start: Math.max(0, size - Number(last)), end: size - 1 };
  return { start: Number(first), end: Math.min(size - 1, last === "" ? size - 1 : Number(last)) };
}
