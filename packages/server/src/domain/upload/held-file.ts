/** A file name is used once, for ever, and stands for the same bytes; so do bytes for a name. */

import type { StoredFile } from "../model.ts";
import type { Catalogue } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { releaseKey } from "../release.ts";
import type { UploadClaims } from "./claims.ts";

/**
 * The file as we hold it already, where the same bytes come again under the same name; undefined where it is new.
 * Throws the Refusals `file-exists` and `sdist-exists`.
 */
export async function findHeldFile(
  claims: UploadClaims,
  index: string,
  state: Catalogue,
): Promise<StoredFile | undefined> {
  const { filename, digests } = claims.content;
  const sameName = await state.fileByName(filename);
  if (sameName?.sha256 === digests.sha256) return sameName;
  const taken = sameName ?? (await state.fileByDigest(digests.sha256));
  if (taken !== undefined) throw fileExists(taken, claims);
  if (claims.kind === "sdist") await refuseSecondSdist(claims, index, state);
  return undefined;
}

function fileExists(taken: StoredFile, { content }: UploadClaims): Refusal {
  return new Refusal("file-exists", {
    detail: ` ('${taken.filename}', with sha256 hash '${taken.sha256}')`,
    state: `${taken.filename} is held since ${taken.uploadTime} with sha256 ${taken.sha256}`,
    trigger: `uploading ${content.filename} with sha256 ${content.digests.sha256}`,
  });
}

async function refuseSecondSdist(claims: UploadClaims, index: string, state: Catalogue): Promise<void> {
  const files = await state.listFiles(index, claims.project);
  const key = releaseKey(claims.version);
  const sdist = files.find((file) => file.kind === "sdist" && releaseKey(file.version) === key);
  if (sdist === undefined) return;
  throw new Refusal("sdist-exists", {
    state: `${claims.project} ${sdist.version} has the sdist ${sdist.filename}`,
    trigger: `uploading ${claims.content.filename}`,
  });
}
