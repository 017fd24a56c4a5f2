import { stripPythonSpace } from "../text/python-text.ts";
import { decodeLatin1, decodeUtf8, encodeLatin1 } from "../text/utf8.ts";
import type { CoreMetadata, ProjectUrl } from "./core-metadata.ts";
import { type MessageHeader, parseMessage } from "./message.ts";
import { messageBody, type SourceForm } from "./message-body.ts";
import { fieldOfHeader, type MetadataField } from "./metadata-field.ts";

/** METADATA read without judging it. */
export interface ReadMetadata {
  readonly metadata: CoreMetadata;
  /**
   * What could not become a field, by lower-case header name: unknown headers, single-use headers that are repeated,
   * bytes that are not UTF-8 (given as Latin-1), a description in two places.
   */
  readonly unparsed: ReadonlyMap<string, readonly string[]>;
  /** Where each header name first stands, one-based. */
  readonly lines: ReadonlyMap<string, number>;
}

type Draft = { -readonly [Key in keyof CoreMetadata]: CoreMetadata[Key] };

/**
 * Reads METADATA or PKG-INFO. Every input gives a result: problems are what ends up in `unparsed`, and what
 * `validateMetadata` says about the rest.
 * @param source bytes of the file; or text, when something else has decoded it (a body is then never transfer-decoded).
 */
export function readMetadata(source: Uint8Array | string): ReadMetadata {
  const { text, form } = toText(source);
  const message = parseMessage(text);
  const metadata: Draft = emptyMetadata();
  const unparsed = new Map<string, string[]>();
  const lines = new Map<string, number>();

  const groups = groupByName(message.headers);
  for (const [name, headers] of groups) {
    lines.set(name, headers[0]!.line);
    const field = fieldOfHeader(name);
    const { texts, areReadable } = decodeValues(headers, form);
    if (!areReadable || !field || !storeField(metadata, field, texts)) unparsed.set(name, texts);
  }
  const media = {
    contentType: groups.get("content-type")?.[0]?.value,
    transferEncoding: groups.get("content-transfer-encoding")?.[0]?.value,
  };
  storeDescription(metadata, unparsed, messageBody(message.body, media, form));
  return { metadata, unparsed, lines };
}

/** No field at all. */
export function emptyMetadata(): Draft {
  return {
    metadataVersion: "",
    name: "",
    version: "",
    platforms: [],
    keywords: [],
    supportedPlatforms: [],
    classifiers: [],
    requires: [],
    provides: [],
    obsoletes: [],
    requiresDist: [],
    providesDist: [],
    obsoletesDist: [],
    requiresExternal: [],
    projectUrls: [],
    providesExtra: [],
    dynamic: [],
    licenseFiles: [],
    importNamespaces: [],
  };
}

/** Files that are not UTF-8 are read byte by byte, so that one bad header leaves the others usable. */
function toText(source: Uint8Array | string): { text: string; form: SourceForm } {
  if (typeof source === "string") return { text: source, form: "text" };
  const text = decodeUtf8(source);
  return text === undefined ? { text: decodeLatin1(source), form: "latin1" } : { text, form: "utf8" };
}

function groupByName(headers: readonly MessageHeader[]): Map<string, MessageHeader[]> {
  const groups = new Map<string, MessageHeader[]>();
  for (const header of headers) {
    const name = header.name.toLowerCase();
    const group = groups.get(name);
    if (group) group.push(header);
    else groups.set(name, [header]);
  }
  return groups;
}

/** Values that are not UTF-8 stay as they are, one character for each byte. */
function decodeValues(
  headers: readonly MessageHeader[],
  form: SourceForm,
): { texts: string[]; areReadable: boolean } {
  if (form !== "latin1") return { texts: headers.map(({ value }) => value), areReadable: true };
  const decoded = headers.map(({ value }) => decodeUtf8(encodeLatin1(value)));
  const texts = decoded.map((text, index) => text ?? headers[index]!.value);
  return { texts, areReadable: !decoded.includes(undefined) };
}

/** @returns whether the values have the shape of the field. */
export function storeField(draft: Draft, field: MetadataField, values: readonly string[]): boolean {
  const target = draft as Record<keyof CoreMetadata, unknown>;
  switch (field.shape) {
    case "list":
      // One empty Import-Name says that nothing can be imported (PEP 794).
      target[field.key] =
        field.key === "importNames" && values.length === 1 && values[0] === "" ? [] : values;
      return true;
    case "urls": {
      const urls = splitProjectUrls(values);
      if (urls) draft.projectUrls = urls;
      return urls !== undefined;
    }
    default:
      if (values.length !== 1) return false;
      target[field.key] = field.shape === "keywords" ? splitKeywords(values[0]!) : values[0];
      return true;
  }
}

/** `a, b` → `["a", "b"]`. */
export function splitKeywords(text: string): string[] {
  return text.split(",").map(stripPythonSpace);
}

/** @returns `undefined` when a label stands twice: nobody can say which one is meant. */
function splitProjectUrls(values: readonly string[]): ProjectUrl[] | undefined {
  const urls = values.map((value) => {
    const comma = value.indexOf(",");
    return comma === -1
      ? { label: stripPythonSpace(value), url: "" }
      : { label: stripPythonSpace(value.slice(0, comma)), url: stripPythonSpace(value.slice(comma + 1)) };
  });
  const labels = new Set(urls.map(({ label }) => label));
  return labels.size === urls.length ? urls : undefined;
}

/** A description may stand in the body (since 2.1) or in a header; in both places it is in neither. */
function storeDescription(
  draft: Draft,
  unparsed: Map<string, string[]>,
  body: ReturnType<typeof messageBody>,
): void {
  const append = (...values: string[]): void => {
    unparsed.set("description", [...(unparsed.get("description") ?? []), ...values]);
  };
  if (body.kind !== "text") {
    append(body.kind === "undecodable" ? body.text : "");
    return;
  }
  if (body.text === "") return;
  if (draft.description !== undefined) {
    append(draft.description, body.text);
    delete draft.description;
  } else if (unparsed.has("description")) append(body.text);
  else draft.description = body.text;
}
