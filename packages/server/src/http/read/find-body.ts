/** Finds the bytes that a URL below `/files/` names. The name in the URL must be the name of those bytes. */
import { createHash } from "node:crypto";
import { memoryBlocks } from "../../blocks/block-source.ts";
import type { StoredFile } from "../../domain/model.ts";
import type { ContentOptions, MirroredContent } from "../../mirror/mirror-files.ts";
import { unknownMetadata } from "../../pages/refusals.ts";
import type { ArrivingBody } from "./arriving-body.ts";
import { type BodyFacts, IMMUTABLE, type ImmutableBody } from "./immutable-body.ts";
import type { ReadServices } from "./services.ts";

/** What a URL below `/files/` leads to. */
export type FoundBody =
  | { readonly kind: "here"; readonly body: ImmutableBody }
  | { readonly kind: "arriving"; readonly body: ArrivingBody }
  /** Not fetched for this question; `size` in bytes. */
  | { readonly kind: "described"; readonly facts: BodyFacts; readonly size: number };

const BYTES_TYPE = "application/octet-stream";
const METADATA_TYPE = "text/plain; charset=utf-8";

/** The file itself. Throws a Refusal where nobody has it. */
export async function findFile(
  sha256: string,
  filename: string,
  { services, options }: { readonly services: ReadServices; readonly options: ContentOptions },
): Promise<FoundBody> {
  const file = await findStored(sha256, filename, services);
  if (file === undefined)
    return mirroredBody(await services.mirror.file(sha256, filename, options), services);
  return { kind: "here", body: heldBody({ ...file, modifiedAt: file.uploadTime }, services) };
}

/** The METADATA in the file. Throws a Refusal where there is none. */
export async function findMetadata(
  sha256: string,
  filename: string,
  services: ReadServices,
): Promise<ImmutableBody> {
  const file = await findStored(sha256, filename, services);
  if (file === undefined) return metadataBody(await services.mirror.metadata(sha256, filename));
  if (file.metadataSha256 === undefined)
    throw unknownMetadata(filename, "none was kept when it was uploaded");
  const bytes = Buffer.from(await services.blobs.read(file.metadataSha256));
  return { ...metadataBody(bytes), lastModified: httpDate(file.uploadTime) };
}

export function metadataBody(bytes: Buffer): ImmutableBody {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    etag: `"${sha256}"`,
    contentType: METADATA_TYPE,
    cacheControl: IMMUTABLE,
    source: memoryBlocks(bytes),
  };
}

export function mirroredBody(content: MirroredContent, services: ReadServices): FoundBody {
  if (content.kind === "held") return { kind: "here", body: heldBody(content.file, services) };
  const { sha256 } = content.file.hashes;
  const facts: BodyFacts = {
    contentType: BYTES_TYPE,
    ...(sha256 !== undefined && { etag: `"${sha256}"` }),
    ...(content.file.uploadTime !== undefined && { lastModified: httpDate(content.file.uploadTime) }),
    cacheControl: sha256 === undefined ? "no-store" : IMMUTABLE,
  };
  return content.kind === "arriving"
    ? { kind: "arriving", body: { facts, file: content.arriving } }
    : { kind: "described", facts, size: content.size };
}

function heldBody(
  file: { readonly sha256: string; readonly size: number; readonly modifiedAt: string },
  { blocks, blobs }: ReadServices,
): ImmutableBody {
  return {
    etag: `"${file.sha256}"`,
    lastModified: httpDate(file.modifiedAt),
    contentType: BYTES_TYPE,
    cacheControl: IMMUTABLE,
    source: blocks.file(file.sha256, blobs.path(file.sha256), file.size),
  };
}

async function findStored(
  sha256: string,
  filename: string,
  { catalogue }: ReadServices,
): Promise<StoredFile | undefined> {
  const file = await catalogue.fileByDigest(sha256);
  return file?.filename === filename ? file : undefined;
}

/** Whole seconds, since an HTTP date has no fraction (RFC 9110 §5.6.7). */
function httpDate(instant: string): string {
  return new Date(instant).toUTCString();
}
