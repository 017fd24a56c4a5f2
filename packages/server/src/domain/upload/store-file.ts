/** The bytes become durable before anything says that they exist: a crash leaves an unknown blob, never a lost one. */

import type { CoreMetadata } from "@linchpin/standards";
import type { StoredFile } from "../model.ts";
import type { BlobStore } from "../ports.ts";
import type { UploadClaims } from "./claims.ts";

export async function storeFile(
  claims: UploadClaims,
  found: { readonly metadata: CoreMetadata; readonly metadataBytes: Uint8Array },
  context: { readonly blobs: BlobStore; readonly at: Date },
): Promise<StoredFile> {
  const { blob, digests, filename } = claims.content;
  await blob.commit();
  const metadataSha256 = servesMetadata(claims, found.metadata)
    ? await storeBytes(context.blobs, found.metadataBytes)
    : undefined;
  return {
    sha256: digests.sha256,
    filename,
    project: claims.project,
    version: claims.version,
    kind: claims.kind,
    size: digests.size,
    uploadTime: context.at.toISOString(),
    ...(found.metadata.requiresPython === undefined ? {} : { requiresPython: found.metadata.requiresPython }),
    ...(metadataSha256 === undefined ? {} : { metadataSha256 }),
  };
}

/** A wheel's METADATA is final; a PKG-INFO can be trusted since metadata 2.2 says what of it is not (PEP 643). */
function servesMetadata(claims: UploadClaims, metadata: CoreMetadata): boolean {
  if (claims.kind === "wheel") return true;
  const [major = 0, minor = 0] = metadata.metadataVersion.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 2);
}

async function storeBytes(blobs: BlobStore, bytes: Uint8Array): Promise<string> {
  const writer = await blobs.create();
  try {
    await writer.write(bytes);
    const { sha256 } = await writer.finish();
    await writer.commit();
    return sha256;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
