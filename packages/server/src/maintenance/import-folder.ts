/** `linchpin import`: every wheel and sdist of a folder goes the way of an upload, without HTTP. */

import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseDistributionFileName, StandardsError, versionToString } from "@linchpin/standards";
import { blobsRoot, openLocalBlobStore } from "../blobs/local-store.ts";
import { openDatabase } from "../database/open.ts";
import { type BlobStore, NO_FAULTS } from "../domain/ports.ts";
import { Refusal } from "../domain/refusal.ts";
import { acceptUpload, type UploadContext } from "../domain/upload/accept-upload.ts";
import type { ReceivedContent } from "../domain/upload/upload-form.ts";
import type { Settings } from "../settings/definitions.ts";
import { createDistributionReader } from "../workers/distribution-reader.ts";
import { createDistributionVetting } from "../workers/distribution-vetting.ts";
import { WorkerPool } from "../workers/worker-pool.ts";
import { lockFolder } from "./lock-folder.ts";

export interface ImportRequest {
  /** The folder of wheels and sdists; folders in it are looked into as well. */
  readonly folder: string;
  /** The local index that shall hold them. */
  readonly index: string;
  readonly onFile?: (outcome: ImportedFile, done: number, total: number) => void;
}

/** What became of one file: new, held before with the same bytes, or refused and why. */
export type ImportedFile =
  | { readonly path: string; readonly outcome: "imported" | "held" }
  | { readonly path: string; readonly outcome: "refused"; readonly refusal: Refusal };

/** Throws OperatorError while a server uses the data folder: upload to that server instead. */
export async function importFolder(
  settings: Settings,
  { folder, index, onFile }: ImportRequest,
): Promise<readonly ImportedFile[]> {
  const unlock = lockFolder(settings.data);
  const pool = new WorkerPool();
  try {
    const database = await openDatabase(settings.data, NO_FAULTS);
    const blobs = await openLocalBlobStore(blobsRoot(settings.data), NO_FAULTS, pool);
    const context: Omit<UploadContext, "cause"> = {
      ...database,
      index,
      blobs,
      reader: createDistributionReader(pool),
      vetting: createDistributionVetting(pool),
      faults: NO_FAULTS,
      authorize: () => undefined,
      onRuleError: settings["checks.upload"],
    };
    const outcomes: ImportedFile[] = [];
    const paths = await distributionsIn(folder);
    for (const path of paths) {
      const outcome = await importFile(path, { ...context, cause: { actor: "import", at: new Date() } });
      outcomes.push(outcome);
      onFile?.(outcome, outcomes.length, paths.length);
    }
    database.close();
    return outcomes;
  } finally {
    await pool.close();
    unlock();
  }
}

/** Sorted, so that two imports of a folder make the same log. */
async function distributionsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(whl|tar\.gz|zip)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function importFile(path: string, context: UploadContext): Promise<ImportedFile> {
  const content = await receiveFile(path, context.blobs);
  try {
    const { created } = await acceptUpload({ fields: fieldsOf(content), content }, context);
    return { path, outcome: created ? "imported" : "held" };
  } catch (error) {
    if (error instanceof Refusal) return { path, outcome: "refused", refusal: error };
    throw error;
  } finally {
    await content.blob.discard();
  }
}

async function receiveFile(path: string, blobs: BlobStore): Promise<ReceivedContent> {
  const blob = await blobs.create();
  try {
    for await (const chunk of createReadStream(path)) await blob.write(chunk as Uint8Array);
    const digests = await blob.finish();
    return { filename: basename(path), mediaType: "application/octet-stream", blob, digests };
  } catch (error) {
    await blob.discard();
    throw error;
  }
}

/** The form that a client would send which knows nothing but the name of the file. */
function fieldsOf({ filename, digests }: ReceivedContent): ReadonlyMap<string, readonly string[]> {
  const isWheel = filename.endsWith(".whl");
  const parsed = parseName(filename);
  const fields = {
    ":action": "file_upload",
    metadata_version: "2.1",
    name: parsed?.name ?? "",
    version: parsed?.version ?? "",
    filetype: isWheel ? "bdist_wheel" : "sdist",
    pyversion: isWheel ? "py3" : "source",
    sha256_digest: digests.sha256,
  };
  return new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
}

function parseName(filename: string): { readonly name: string; readonly version: string } | undefined {
  try {
    const { name, version } = parseDistributionFileName(filename);
    return { name, version: versionToString(version) };
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}
