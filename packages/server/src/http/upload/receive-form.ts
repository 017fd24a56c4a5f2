/**
 * Streams a multipart/form-data body (RFC 7578): fields into memory within limits, the file into a temporary blob that
 * is hashed while it comes in. Nothing of the body is held back for the file, whatever its size.
 */

import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import type { BlobStore, BlobWriter, Faults } from "../../domain/ports.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ReceivedContent, UploadForm } from "../../domain/upload/upload-form.ts";
import type { UploadLimits } from "./limits.ts";

export interface ReceiveContext {
  readonly blobs: BlobStore;
  readonly faults: Faults;
  readonly limits: UploadLimits;
}

/**
 * The form with its content; the caller commits or discards the blob. Throws the Refusals `form-unreadable`,
 * `form-invalid`, `body-too-large`, `file-too-large` and `request-timeout`, having discarded everything.
 */
export async function receiveForm(request: IncomingMessage, context: ReceiveContext): Promise<UploadForm> {
  const receiver = new FormReceiver(context);
  try {
    await pipeBody(request, receiver, context.limits);
    return await receiver.finish();
  } catch (error) {
    await receiver.discard();
    throw error;
  }
}

async function pipeBody(
  request: IncomingMessage,
  receiver: FormReceiver,
  limits: UploadLimits,
): Promise<void> {
  const timeout = AbortSignal.timeout(limits.time);
  const parser = createParser(request, receiver, limits);
  const signal = AbortSignal.any([timeout, receiver.failed]);
  try {
    // Reading stops at the first fault, but the connection stays, so that the client can read the answer.
    await pipeline(iterate(request), parser, { signal });
  } catch (error) {
    throw receiver.failed.aborted ? receiver.failed.reason : explain(error, timeout.aborted, limits);
  }
}

/** The body as an iterator that leaves the request open when it is left early. */
function iterate(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
}

function createParser(
  request: IncomingMessage,
  receiver: FormReceiver,
  limits: UploadLimits,
): BusboyInstance {
  const headers = request.headers as { "content-type": string };
  requireMultipart(headers["content-type"]);
  try {
    const parser = new Busboy({
      headers,
      preservePath: true,
      isPartAFile: (_field, _mediaType, filename) => filename !== undefined,
      limits: {
        fieldNameSize: 200,
        fieldSize: limits.fieldBytes,
        fields: limits.fields,
        fileSize: limits.fileBytes,
        files: 20,
        headerPairs: 50,
        headerSize: 16 * 1024,
      },
    });
    parser.on("field", (name, value, _nameCut, valueCut) => receiver.takeField(name, value, valueCut));
    parser.on("file", (name, stream, filename, _encoding, mediaType) =>
      receiver.takeFile(name, stream, filename, mediaType),
    );
    parser.on("fieldsLimit", () => receiver.fail(tooLarge(`more than ${limits.fields} fields`)));
    parser.on("filesLimit", () => receiver.fail(unreadable("the form has more than 20 files")));
    return parser;
  } catch (error) {
    throw unreadable((error as Error).message, error);
  }
}

function requireMultipart(mediaType: string | undefined): void {
  if (mediaType !== undefined && /^multipart\/form-data\b/i.test(mediaType)) return;
  throw new Refusal("media-type-unknown", {
    state: `the body is ${mediaType ?? "of no type"}, an upload is multipart/form-data`,
    trigger: "receiving the upload",
  });
}

function explain(error: unknown, timedOut: boolean, limits: UploadLimits): unknown {
  if (timedOut) {
    return new Refusal("request-timeout", {
      state: `the body was not complete after ${limits.time / 1_000} s`,
      trigger: "receiving the upload",
    });
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EIO") return error;
  return unreadable((error as Error).message, error);
}

function unreadable(reason: string, cause?: unknown): Refusal {
  return new Refusal(
    "form-unreadable",
    { state: `the body cannot be read: ${reason}`, trigger: "receiving the upload" },
    { cause },
  );
}

function tooLarge(what: string): Refusal {
  return new Refusal("body-too-large", { state: `the form has ${what}`, trigger: "receiving the upload" });
}

/** Collects the parts of one form. */
class FormReceiver {
  readonly #context: ReceiveContext;
  readonly #fields = new Map<string, string[]>();
  readonly #failure = new AbortController();
  #fieldBytes = 0;
  #stream: BusboyFileStream | undefined;
  #writer: BlobWriter | undefined;
  #content: Promise<ReceivedContent> | undefined;

  constructor(context: ReceiveContext) {
    this.#context = context;
  }

  /** Aborted, with the error as its reason, as soon as the form cannot be accepted. */
  get failed(): AbortSignal {
    return this.#failure.signal;
  }

  fail(error: unknown): void {
    this.#failure.abort(error);
  }

  takeField(name: string, value: string, cut: boolean): void {
    const { fieldBytes, formBytes } = this.#context.limits;
    this.#fieldBytes += name.length + value.length;
    if (cut) return this.fail(tooLarge(`a field ${name} of more than ${fieldBytes} bytes`));
    if (this.#fieldBytes > formBytes)
      return this.fail(tooLarge(`fields of more than ${formBytes} bytes together`));
    const values = this.#fields.get(name);
    if (values === undefined) this.#fields.set(name, [value]);
    else values.push(value);
  }

  takeFile(name: string, stream: BusboyFileStream, filename: string, mediaType: string): void {
    // The parser destroys the stream when the body breaks off; whoever awaits the body hears of it there.
    stream.on("error", () => undefined);
    if (name === "content" && this.#content === undefined) {
      this.#stream = stream;
      this.#content = this.#receiveContent(stream, filename, mediaType);
      this.#content.catch((error: unknown) => this.fail(error));
      return;
    }
    stream.resume();
    // What a signature is sent as says nothing; it is not kept.
    if (name !== "gpg_signature") this.fail(unexpectedFile(name));
  }

  /** The form, once the whole body has been read. */
  async finish(): Promise<UploadForm> {
    const content = await this.#content;
    await this.#context.faults.at("upload:received");
    return { fields: this.#fields, content };
  }

  async discard(): Promise<void> {
    // The parser only ends the stream with the part; without this, a body that breaks off would be awaited for ever.
    this.#stream?.destroy();
    await this.#content?.catch(() => undefined);
    await this.#writer?.discard();
  }

  async #receiveContent(
    stream: BusboyFileStream,
    filename: string,
    mediaType: string,
  ): Promise<ReceivedContent> {
    const writer = await this.#context.blobs.create(["md5", "blake2b256"]);
    this.#writer = writer;
    for await (const chunk of stream as Readable as AsyncIterable<Uint8Array>) {
      await writer.write(chunk);
      await this.#context.faults.at("upload:receiving");
    }
    if (stream.truncated) throw fileTooLarge(filename, this.#context.limits.fileBytes);
    return { filename, mediaType, blob: writer, digests: await writer.finish() };
  }
}

function unexpectedFile(name: string): Refusal {
  return new Refusal("form-invalid", {
    state: `${name}: Should not be a tuple: only the part content is a file, and there is one of it`,
    trigger: "receiving the upload",
    remedy: "send the field without a file name",
  });
}

function fileTooLarge(filename: string, limit: number): Refusal {
  return new Refusal("file-too-large", {
    state: `${JSON.stringify(filename)} has more than ${limit} bytes, the limit of this server`,
    trigger: "receiving the upload",
  });
}
