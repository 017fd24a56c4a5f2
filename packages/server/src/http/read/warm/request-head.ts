/**
 * The head of a request as the warm path reads it: only plain GET requests that ask for nothing unusual. Everything
 * else, and everything that is not exactly as RFC 9112 writes it, is undefined here and goes to node:http, which
 * then judges it: this parser can be small because it never has to refuse a request.
 */
import { negotiateSimpleFormat, type SimpleFormat } from "@linchpin/standards";
import type { PageEncoding } from "../../../pages/rendered-page.ts";
import type { Conditions } from "../conditions.ts";
import { negotiateEncoding } from "../content-encoding.ts";

/** What a GET asks for, with everything that depends on its bytes alone already decided. */
export interface PlainGet extends Conditions {
  /** The path as it was sent, percent-encoded; there is no query. */
  readonly path: string;
  readonly range: string | undefined;
  /** The format of a simple page; undefined where none fits (406). */
  readonly format: SimpleFormat | undefined;
  readonly encoding: PageEncoding;
}

/** Request line and headers: visible ASCII in the target (no query, no fragment), no folded and no empty names. */
const HEAD =
  /^GET (\/[!"$->@-~]*) HTTP\/1\.1\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7E\x80-\xFF]*\r\n)+)\r\n$/;

/** Headers that this path understands. One that comes twice is left to node:http. */
const READ = new Set([
  "host",
  "accept",
  "accept-encoding",
  "if-none-match",
  "if-modified-since",
  "if-range",
  "range",
]);

/** Headers that change what a request is, or how the connection goes on. */
const UNUSUAL = new Set([
  "connection",
  "content-length",
  "transfer-encoding",
  "expect",
  "upgrade",
  "te",
  "if-match",
  "if-unmodified-since",
]);

/** Reads `head` (latin1, up to and with the empty line), or undefined for what is not a plain GET. */
export function readPlainGet(head: string): PlainGet | undefined {
  const match = HEAD.exec(head);
  if (match === null) return undefined;
  const headers = readHeaders(match[2]!);
  if (headers?.get("host") === undefined) return undefined;
  return {
    path: match[1]!,
    range: headers.get("range"),
    format: negotiateSimpleFormat(headers.get("accept")),
    encoding: negotiateEncoding(headers.get("accept-encoding")),
    ifNoneMatch: headers.get("if-none-match"),
    ifModifiedSince: headers.get("if-modified-since"),
    ifRange: headers.get("if-range"),
  };
}

function readHeaders(lines: string): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>();
  for (const line of lines.slice(0, -2).split("\r\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === "connection" && value.toLowerCase() === "keep-alive") continue;
    if (UNUSUAL.has(name) || headers.has(name)) return undefined;
    if (READ.has(name)) headers.set(name, value);
  }
  return headers;
}
