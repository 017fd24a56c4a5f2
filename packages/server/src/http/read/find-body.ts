/** Finds the bytes that a URL below `/files/` names. The name in the URL must be the name of those bytes. */
import type { StoredFile } from "../../domain/model.ts";
import { unknownFile, unknownMetadata } from "../../pages/refusals.ts";
import { memoryBlocks } from "./body/block-source.ts";
import { IMMUTABLE, type ImmutableBody } from "./immutable-body.ts";
import type { ReadServices } from "./services.ts";

/** The file itself. Throws a Refusal where nobody knows it. */
export async function findBody(
  sha256: string,
  filename: string,
  services: ReadServices,
): Promise<ImmutableBody> {
  const file = await findStored(sha256, filename, services);
  if (file === undefined) throw unknownFile(filename);
  return {
    etag: `"${sha256}"`,
    lastModified: httpDate(file.uploadTime),
    contentType: "application/octet-stream",
    cacheControl: IMMUTABLE,
    source: services.blocks.file(sha256, services.blobs.path(sha256), file.size),
  };
}

/** The METADATA in the file. Throws a Refusal where there is none. */
export async function findMetadata(
  sha256: string,
  filename: string,
  services: ReadServices,
): Promise<ImmutableBody> {
  const file = await findStored(sha256, filename, services);
  if (file === undefined) throw unknownFile(filename);
  if (file.metadataSha256 === undefined)
    throw unknownMetadata(filename, "none was kept when it was uploaded");
  const bytes = await services.blobs.read(file.metadataSha256);
  return {
    etag: `"${file.metadataSha256}"`,
    lastModified: httpDate(file.uploadTime),
    contentType: "text/plain; charset=utf-8",
    cacheControl: IMMUTABLE,
    source: memoryBlocks(Buffer.from(bytes)),
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
