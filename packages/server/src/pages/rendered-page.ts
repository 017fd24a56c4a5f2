/**
 * A page as bytes: rendered once in each format, compressed once in each encoding, and only when somebody first asks
 * for it. A rendered page never changes; when the project does, it is dropped and another one is made.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip, zstdCompress } from "node:zlib";
import { SIMPLE_CONTENT_TYPES, type SimpleFormat } from "@linchpin/standards";

export type PageEncoding = "identity" | "gzip" | "zstd";

/** One body with what describes it (RFC 9110 §3.2). */
export interface Representation {
  readonly contentType: string;
  readonly encoding: PageEncoding;
  /** Strong: another byte is another tag, so each format and encoding has its own. */
  readonly etag: string;
  readonly body: Buffer;
}

/** Gives a page's text in each of its two syntaxes; called at most once each. */
export interface PageWriter {
  json(): string;
  html(): string;
}

const COMPRESS = { gzip: promisify(gzip), zstd: promisify(zstdCompress) };

export class RenderedPage {
  /** Set when the project has changed: whoever still holds this page must not serve it as fresh. */
  dropped = false;
  readonly #writer: PageWriter;
  readonly #onGrowth: (bytes: number) => void;
  readonly #ready = new Map<string, Representation>();
  readonly #pending = new Map<string, Promise<Representation>>();

  /** `onGrowth` hears of the bytes of each body that is kept from then on. */
  constructor(writer: PageWriter, onGrowth: (bytes: number) => void = () => undefined) {
    this.#writer = writer;
    this.#onGrowth = onGrowth;
  }

  /** What is already made, without waiting. */
  peek(format: SimpleFormat, encoding: PageEncoding): Representation | undefined {
    return this.#ready.get(keyOf(format, encoding));
  }

  /** The representation, made by the first caller while the others wait for the same one. */
  async representation(format: SimpleFormat, encoding: PageEncoding): Promise<Representation> {
    const key = keyOf(format, encoding);
    const known = this.#ready.get(key) ?? this.#pending.get(key);
    if (known !== undefined) return await known;
    const making = this.#make(format, encoding);
    this.#pending.set(key, making);
    try {
      const made = await making;
      this.#ready.set(key, made);
      return made;
    } finally {
      this.#pending.delete(key);
    }
  }

  async #make(format: SimpleFormat, encoding: PageEncoding): Promise<Representation> {
    const twin = this.peek(TWINS[format], encoding);
    if (twin !== undefined) return describe(format, encoding, twin.body, digestIn(twin.etag));
    return encoding === "identity" ? this.#identity(format) : await this.#compressed(format, encoding);
  }

  #identity(format: SimpleFormat): Representation {
    const body = this.#count(Buffer.from(format === "json" ? this.#writer.json() : this.#writer.html()));
    return describe(format, "identity", body, createHash("sha256").update(body).digest("base64url"));
  }

  async #compressed(format: SimpleFormat, encoding: "gzip" | "zstd"): Promise<Representation> {
    const plain = await this.representation(format, "identity");
    const body = await COMPRESS[encoding](plain.body);
    // A page of a few bytes grows when it is compressed; then the encoding would only cost.
    if (body.length >= plain.body.length) return plain;
    return describe(format, encoding, this.#count(body), digestIn(plain.etag));
  }

  #count(body: Buffer): Buffer {
    this.#onGrowth(body.length);
    return body;
  }
}

/** The two HTML types have the same bytes, so one body serves both. */
const TWINS: Readonly<Record<SimpleFormat, SimpleFormat>> = {
  json: "json",
  html: "text-html",
  "text-html": "html",
};

function keyOf(format: SimpleFormat, encoding: PageEncoding): string {
  return `${format} ${encoding}`;
}

/** The tag names the identity bytes, then the format and the encoding that they are sent in. */
function describe(
  format: SimpleFormat,
  encoding: PageEncoding,
  body: Buffer,
  digest: string,
): Representation {
  const etag = `"${digest.slice(0, 22)}.${format}.${encoding}"`;
  return { contentType: SIMPLE_CONTENT_TYPES[format], encoding, etag, body };
}

function digestIn(etag: string): string {
  return etag.slice(1, 23);
}
