import { stripPythonSpace } from "../text/python-text.ts";
import { decodeLatin1, decodeUtf8, encodeLatin1, encodeUtf8 } from "../text/utf8.ts";
import { decodeTransfer } from "./transfer-encoding.ts";

/** How the text of a message came about: it was text, or bytes that are UTF-8, or bytes that are not (kept as Latin-1). */
export type SourceForm = "text" | "utf8" | "latin1";

/** The body as a description, or why it cannot be one. */
export type MessageBody =
  | { readonly kind: "text"; readonly text: string }
  /** Not UTF-8; each byte is given as the character of the same number. */
  | { readonly kind: "undecodable"; readonly text: string }
  /** The message says that it is made of messages (`multipart/*`, `message/*`), which no description is. */
  | { readonly kind: "nested" };

/** The first of each header that says how a body is to be read. */
export interface MediaHeaders {
  readonly contentType?: string | undefined;
  readonly transferEncoding?: string | undefined;
}

/** Reads the body as Python does: it honours `Content-Type` and, when the source was bytes, `Content-Transfer-Encoding`. */
export function messageBody(body: string, media: MediaHeaders, form: SourceForm): MessageBody {
  const text = singlePartBody(body, media.contentType, form);
  if (text === undefined) return { kind: "nested" };
  const encoding = media.transferEncoding ?? "";
  if (form === "text" || (form === "utf8" && encoding === "")) return { kind: "text", text };
  const bytes = decodeTransfer(form === "utf8" ? encodeUtf8(text) : encodeLatin1(text), encoding);
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined) return { kind: "undecodable", text: decodeLatin1(bytes) };
  return { kind: "text", text: decoded };
}

/** `undefined` when the body holds other messages. */
function singlePartBody(body: string, contentType: string | undefined, form: SourceForm): string | undefined {
  if (contentType === undefined) return body;
  const mainType = mainTypeOf(contentType);
  if (mainType === "message") return undefined;
  if (mainType !== "multipart") return body;
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return body;
  // Bytes of a line are never equal to a boundary that is not ASCII: Python has replaced its bytes by then.
  if (form !== "text" && /[^\0-\x7f]/u.test(boundary)) return body;
  return preamble(body, boundary);
}

/**
 * What stands before the first boundary. `undefined` when a part begins there; when the closing boundary comes first,
 * there are no parts, and what follows it is lost.
 */
function preamble(body: string, boundary: string): string | undefined {
  const separator = `--${boundary}`;
  let start = 0;
  for (const line of body.split(/(?<=\n|\r(?!\n))/u)) {
    if (line.startsWith(separator)) {
      const match = /^(--)?[ \t]*(?:\r\n|\r|\n)?\n?$/u.exec(line.slice(separator.length));
      if (match) return match[1] === undefined ? undefined : body.slice(0, start);
    }
    start += line.length;
  }
  return body;
}

/** RFC 2045 § 5.2: a content type that makes no sense counts as text. */
function mainTypeOf(contentType: string): string {
  const type = stripPythonSpace(contentType.split(";", 1)[0]!).toLowerCase().split("/");
  return type.length === 2 ? type[0]! : "text";
}

/** The `boundary` parameter, without quotes. */
function boundaryOf(contentType: string): string | undefined {
  const match = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/iu.exec(contentType);
  if (!match) return undefined;
  const value = match[1]?.replaceAll(/\\(["\\])/gu, "$1") ?? stripPythonSpace(match[2]!);
  return value.trimEnd();
}
