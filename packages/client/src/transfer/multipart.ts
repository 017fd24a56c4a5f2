/** `multipart/form-data` (RFC 7578) with one file that is streamed from disk; the length is known beforehand. */
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import type { SizedBody } from "../http/exchange.ts";

export type FormField = readonly [name: string, value: string];

export interface FilePart {
  readonly field: string;
  readonly filename: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface MultipartForm {
  readonly contentType: string;
  readonly body: SizedBody;
}

/** `onProgress` hears how many bytes of the whole body were handed to the connection. */
export function multipartForm(
  fields: readonly FormField[],
  file: FilePart,
  onProgress?: (sent: number, total: number) => void,
): MultipartForm {
  const boundary = `linchpin-${randomBytes(18).toString("hex")}`;
  const head = Buffer.from(
    fields.map((field) => fieldPart(boundary, field)).join("") + filePartHead(boundary, file),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const length = head.length + file.size + tail.length;
  async function* open(): AsyncIterable<Uint8Array> {
    let sent = 0;
    const parts = [[head], createReadStream(file.path) as AsyncIterable<Uint8Array>, [tail]];
    for (const part of parts) {
      for await (const chunk of part) {
        yield chunk;
        sent += chunk.length;
        onProgress?.(sent, length);
      }
    }
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: { length, open } };
}

function fieldPart(boundary: string, [name, value]: FormField): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${escapeQuoted(name)}"\r\n\r\n${value}\r\n`;
}

function filePartHead(boundary: string, file: FilePart): string {
  const disposition = `form-data; name="${escapeQuoted(file.field)}"; filename="${escapeQuoted(file.filename)}"`;
  return `--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`;
}

/** As browsers escape names in this header (HTML, "multipart/form-data" encoding). */
function escapeQuoted(text: string): string {
  return text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
