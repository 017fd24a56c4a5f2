/**
 * The start tags, end tags and texts of an HTML page, in one pass from the first character to the last. It follows
 * the tokenizer of the HTML standard (§ 13.2.5) in what a page of links needs: any order and quoting of attributes,
 * any case, comments, raw text elements, character references. There is no tree, and no input is read twice.
 */

import { decodeAttributeText, decodeText } from "./character-references.ts";

export interface StartTag {
  readonly kind: "start";
  /** Lower case. */
  readonly name: string;
  /** Names in lower case; the value of an attribute without one is `""`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the tag stands, in UTF-16 code units: `<` to `>`. */
  readonly start: number;
  readonly end: number;
}

export type HtmlToken =
  | StartTag
  | { readonly kind: "end"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** Elements whose content is text even where it looks like tags (HTML standard § 13.1.2). */
const RAW_TEXT_ELEMENTS: ReadonlySet<string> = new Set([
  "iframe",
  "noembed",
  "noframes",
  "script",
  "style",
  "textarea",
  "title",
  "xmp",
]);

/** The tokens of a page. A tag or comment that never ends swallows the rest, as in a browser. */
export function* scanHtml(page: string): Generator<HtmlToken> {
  let position = 0;
  while (position < page.length) {
    const opening = page.indexOf("<", position);
    const textEnd = opening < 0 ? page.length : opening;
    if (textEnd > position) {
      yield { kind: "text", text: decodeText(page.slice(position, textEnd)) };
    }
    if (opening < 0) {
      return;
    }
    const next = scanMarkup(page, opening);
    if (next.token !== undefined) {
      yield next.token;
    }
    position = next.end;
  }
}

interface Markup {
  readonly token?: HtmlToken;
  readonly end: number;
}

/** What begins with the `<` at `start`: a tag, a comment, or just the character. */
function scanMarkup(page: string, start: number): Markup {
  if (page.startsWith("<!--", start)) {
    return { end: commentEnd(page, start) };
  }
  const next = page.charCodeAt(start + 1);
  if (isLetter(next)) {
    return scanStartTag(page, start);
  }
  if (next === SLASH && isLetter(page.charCodeAt(start + 2))) {
    const tag = scanTagInside(page, start + 2);
    return tag === undefined
      ? { end: page.length }
      : { token: { kind: "end", name: tag.name }, end: tag.end };
  }
  if (next === EXCLAMATION || next === QUESTION || next === SLASH) {
    return { end: after(page, ">", start) };
  }
  return { token: { kind: "text", text: "<" }, end: start + 1 };
}

function scanStartTag(page: string, start: number): Markup {
  const tag = scanTagInside(page, start + 1);
  if (tag === undefined) {
    return { end: page.length };
  }
  const { name, attributes, end } = tag;
  const token: StartTag = { kind: "start", name, attributes, start, end };
  return { token, end: RAW_TEXT_ELEMENTS.has(name) ? rawTextEnd(page, name, end) : end };
}

interface TagInside {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
}

/** A tag's name and attributes up to its `>`; undefined where the page ends first. */
function scanTagInside(page: string, start: number): TagInside | undefined {
  const nameEnd = skipUntil(page, start, endsTagName);
  const name = page.slice(start, nameEnd).toLowerCase();
  const attributes = new Map<string, string>();
  let position = nameEnd;
  for (;;) {
    position = skipUntil(page, position, (code) => !isSpace(code) && code !== SLASH);
    if (position >= page.length) {
      return undefined;
    }
    if (page.charCodeAt(position) === GREATER) {
      return { name, attributes, end: position + 1 };
    }
    const attribute = scanAttribute(page, position);
    if (attribute === undefined) {
      return undefined;
    }
    attributes.set(attribute.name, attribute.value);
    position = attribute.end;
  }
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

/** One attribute; undefined where the page ends inside its value. */
function scanAttribute(page: string, start: number): Attribute | undefined {
  // A name may begin with `=`, which is then part of it.
  const nameEnd = skipUntil(page, start + 1, endsAttributeName);
  const name = page.slice(start, nameEnd).toLowerCase();
  const equals = skipUntil(page, nameEnd, (code) => !isSpace(code));
  if (page.charCodeAt(equals) !== EQUALS) {
    return { name, value: "", end: equals };
  }
  const valueStart = skipUntil(page, equals + 1, (code) => !isSpace(code));
  const quote = page.charAt(valueStart);
  if (quote === '"' || quote === "'") {
    const valueEnd = page.indexOf(quote, valueStart + 1);
    return valueEnd < 0
      ? undefined
      : { name, value: decodeAttributeText(page.slice(valueStart + 1, valueEnd)), end: valueEnd + 1 };
  }
  const valueEnd = skipUntil(page, valueStart, (code) => isSpace(code) || code === GREATER);
  return { name, value: decodeAttributeText(page.slice(valueStart, valueEnd)), end: valueEnd };
}

/** `<!-->` and `<!--->` are whole comments; `--!>` ends one like `-->`. */
function commentEnd(page: string, start: number): number {
  COMMENT_END.lastIndex = start + 4;
  if (page.startsWith(">", start + 4)) {
    return start + 5;
  }
  if (page.startsWith("->", start + 4)) {
    return start + 6;
  }
  return COMMENT_END.test(page) ? COMMENT_END.lastIndex : page.length;
}

const COMMENT_END = /--!?>/g;

/** Where the raw text of an element ends: at its end tag, which is read as a tag again. */
function rawTextEnd(page: string, name: string, start: number): number {
  const closing = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, "gi");
  closing.lastIndex = start;
  return closing.exec(page)?.index ?? page.length;
}

function after(page: string, text: string, start: number): number {
  const index = page.indexOf(text, start);
  return index < 0 ? page.length : index + text.length;
}

function skipUntil(page: string, start: number, stops: (code: number) => boolean): number {
  let position = start;
  while (position < page.length && !stops(page.charCodeAt(position))) {
    position++;
  }
  return position;
}

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c;
}

function endsTagName(code: number): boolean {
  return isSpace(code) || code === SLASH || code === GREATER;
}

function endsAttributeName(code: number): boolean {
  return endsTagName(code) || code === EQUALS;
}
