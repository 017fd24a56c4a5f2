import { stripPythonSpace } from "../text/python-text.ts";
import { decodeLatin1, decodeUtf8, encodeLatin1, encodeUtf8 } from "../text/utf8.ts";
import { ContentTypeScanner } from "./content-type-scanner.ts";

/** `text/markdown; charset=UTF-8; variant=GFM`, taken apart. */
export interface ContentType {
  /** Lower case. */
  readonly type: string;
  /** Names in lower case, values as written. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** One `name=value`, `name*section=value` or `name*=charset'language'value` (RFC 2231). */
interface ParameterPart {
  readonly name: string;
  readonly section: number;
  readonly charset?: string;
  readonly isExtended: boolean;
  readonly value: string;
}

/**
 * Reads a content type. @returns `undefined` when Python's parser finds any defect in it, which is when `packaging`
 * refuses the field.
 */
export function parseContentType(text: string): ContentType | undefined {
  // Lone surrogates are how Python marks bytes that it could not decode.
  if (hasSeveralLines(text) || !text.isWellFormed()) return undefined;
  const semicolon = text.indexOf(";");
  const head = semicolon === -1 ? text : text.slice(0, semicolon);
  const type = readType(head);
  if (type === undefined) return undefined;
  const parameters = semicolon === -1 ? new Map<string, string>() : readParameters(text, semicolon + 1);
  return parameters && { type, parameters };
}

/** A line break is allowed at the very end only (and is a defect there unless it is U+0085, U+2028 or U+2029). */
function hasSeveralLines(text: string): boolean {
  return /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?!$)/u.test(text);
}

/** White space around the type is fine; ASCII white space without a space or tab before it is a control character. */
function readType(head: string): string | undefined {
  const type = stripPythonSpace(head);
  const start = head.indexOf(type);
  const before = head.slice(0, start);
  const after = head.slice(start + type.length);
  if (!/^[^\s()<>@,:;\\"[\]/?=\0-\x20\x7f]+\/[^\s()<>@,:;\\"[\]/?=\0-\x20\x7f]+$/u.test(type))
    return undefined;
  if (!isSpaceRun(before) || !isSpaceRun(after)) return undefined;
  return type.toLowerCase();
}

function isSpaceRun(space: string): boolean {
  const control = space.search(/[\0-\x08\n-\x1f]/u);
  const blank = space.search(/[ \t]/u);
  return control === -1 || (blank !== -1 && blank < control);
}

function readParameters(text: string, start: number): Map<string, string> | undefined {
  const scanner = new ContentTypeScanner(text, start);
  const parts: ParameterPart[] = [];
  while (!scanner.isAtEnd) {
    if (isRestComment(text, scanner.position)) break;
    const part = readPart(scanner);
    if (!part || (!scanner.isAtEnd && !scanner.skip(";"))) return undefined;
    parts.push(part);
  }
  return joinParts(parts);
}

/** Nothing but white space and comments after a semicolon is no defect. */
function isRestComment(text: string, position: number): boolean {
  const scanner = new ContentTypeScanner(text, position);
  return scanner.skipComments() && scanner.isAtEnd;
}

function readPart(scanner: ContentTypeScanner): ParameterPart | undefined {
  if (!scanner.skipComments()) return undefined;
  const name = scanner.takeAttribute({ percent: false });
  if (name === undefined || !scanner.skipComments()) return undefined;
  const section = readSection(scanner);
  const isExtended = section !== undefined && scanner.skip("*");
  if (section === undefined || !scanner.skip("=") || !scanner.skipComments()) return undefined;
  if (isExtended && section === 0) return readExtended(scanner, name);
  if (isExtended && scanner.next === '"') return undefined;
  const value = readValue(scanner);
  return value === undefined ? undefined : { name, section, isExtended, value };
}

/** The number in `name*0=`; 0 when there is none; `undefined` when it has a leading zero. */
function readSection(scanner: ContentTypeScanner): number | undefined {
  const match = /^\*([0-9]+)/u.exec(scanner.text.slice(scanner.position, scanner.position + 12));
  if (!match) return 0;
  if (match[1]!.startsWith("0") && match[1] !== "0") return undefined;
  scanner.position += match[0].length;
  return Number(match[1]);
}

/** RFC 2231 § 4: `charset'language'value`, where charset and language may be empty. */
function readExtended(scanner: ContentTypeScanner, name: string): ParameterPart | undefined {
  if (scanner.next === '"') return undefined;
  const charset = scanner.next === "'" ? "us-ascii" : readValue(scanner);
  if (charset === undefined || !scanner.skip("'")) return undefined;
  if (scanner.next !== "'" && scanner.takeAttribute({ percent: false }) === undefined) return undefined;
  if (!scanner.skip("'")) return undefined;
  const value = readValue(scanner);
  return value === undefined ? undefined : { name, section: 0, isExtended: true, charset, value };
}

function readValue(scanner: ContentTypeScanner): string | undefined {
  if (!scanner.skipComments() || scanner.isAtEnd) return undefined;
  const value = scanner.next === '"' ? scanner.takeQuoted() : scanner.takeAttribute({ percent: true });
  return value !== undefined && scanner.skipComments() ? value : undefined;
}

/** Sections of one parameter are put together by number; a gap or a repetition is a defect. */
function joinParts(parts: readonly ParameterPart[]): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [name, group] of Map.groupBy(parts, (part) => stripPythonSpace(part.name))) {
    const ordered = group.toSorted((left, right) => left.section - right.section);
    if (ordered.some((part, index) => part.section !== index)) return undefined;
    const charset = ordered[0]!.charset ?? "us-ascii";
    const values = ordered.map((part) =>
      part.isExtended ? decodeExtended(part.value, charset) : part.value,
    );
    if (values.includes(undefined)) return undefined;
    parameters.set(name.toLowerCase(), values.join(""));
  }
  return parameters;
}

/** `undefined` when the bytes are not of the charset. Charsets other than these hold ASCII alone here. */
function decodeExtended(value: string, charset: string): string | undefined {
  const bytes = decodePercentBytes(encodeUtf8(value));
  switch (charset.toLowerCase()) {
    case "utf-8":
    case "utf8":
      return decodeUtf8(bytes);
    case "iso-8859-1":
    case "latin-1":
    case "latin1":
      return decodeLatin1(bytes);
    default:
      return bytes.every((byte) => byte < 0x80) ? decodeLatin1(bytes) : undefined;
  }
}

function decodePercentBytes(bytes: Uint8Array): Uint8Array {
  const decoded = decodeLatin1(bytes).replaceAll(/%([0-9a-fA-F]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return encodeLatin1(decoded);
}
