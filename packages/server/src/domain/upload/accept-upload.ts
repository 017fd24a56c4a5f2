/** An upload, step by step (clients.md calls this the order of PyPI's checks): each step is a file of this folder. */

import type { Problem } from "@linchpin/standards";
import type { StoredFile } from "../model.ts";
import type {
  BlobStore,
  Catalogue,
  Cause,
  DistributionReader,
  DistributionVetting,
  Faults,
  Ledger,
} from "../ports.ts";
import { checkDigests } from "./check-digests.ts";
import { checkFileName } from "./check-file-name.ts";
import { readClaims, type UploadClaims } from "./claims.ts";
import { findHeldFile } from "./held-file.ts";
import { judgeFile } from "./judge-file.ts";
import { recordUpload } from "./record-upload.ts";
import { storeFile } from "./store-file.ts";
import type { UploadForm } from "./upload-form.ts";
import { vetFile } from "./vet-file.ts";

export interface UploadContext {
  readonly index: string;
  readonly cause: Cause;
  /** Throws where the one who uploads may not change the project (normalised name). */
  readonly authorize: (project: string) => void;
  readonly onRuleError: "refuse" | "record";
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  readonly blobs: BlobStore;
  readonly reader: DistributionReader;
  readonly vetting: DistributionVetting;
  readonly faults: Faults;
}

export interface UploadReceipt {
  readonly file: StoredFile;
  readonly created: boolean;
  readonly findings: readonly Problem[];
}

/** Throws a Refusal, having stored nothing. A receipt means that the file is on the disk and in the log. */
export async function acceptUpload(form: UploadForm, context: UploadContext): Promise<UploadReceipt> {
  const claims = readClaims(form);
  context.authorize(claims.project);
  checkFileName(claims);
  checkDigests(claims);
  const held = await findHeldFile(claims, context.index, context.catalogue);
  if (held !== undefined) return { file: held, created: false, findings: [] };
  return storeNewFile(claims, context);
}

async function storeNewFile(claims: UploadClaims, context: UploadContext): Promise<UploadReceipt> {
  const { blob, filename, digests } = claims.content;
  const facts = await context.reader.read(blob.path, filename, digests.size);
  const metadata = judgeFile(claims, facts);
  const findings = await vetFile(claims, context.vetting, context.onRuleError);
  await context.faults.at("upload:checked");
  const found = { metadata, metadataBytes: facts.metadata ?? new Uint8Array() };
  const file = await storeFile(claims, found, { blobs: context.blobs, at: context.cause.at });
  await context.faults.at("upload:stored");
  const recorded = await recordUpload(claims, { file, findings }, context);
  await context.faults.at("upload:recorded");
  return { ...recorded, findings };
}
