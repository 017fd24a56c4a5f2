/** The one transaction: the name is taken, the file is listed, the log says so; or none of it. */

import type { Problem } from "@linchpin/standards";
import type { StoredFile } from "../model.ts";
import type { Cause, Ledger } from "../ports.ts";
import type { UploadClaims } from "./claims.ts";
import { findHeldFile } from "./held-file.ts";

export interface RecordedUpload {
  readonly file: StoredFile;
  /** False where the same bytes were there before: another upload of them may have been quicker. */
  readonly created: boolean;
}

/** Throws the Refusals `file-exists` and `sdist-exists` where another upload took the name meanwhile. */
export async function recordUpload(
  claims: UploadClaims,
  stored: { readonly file: StoredFile; readonly findings: readonly Problem[] },
  context: { readonly index: string; readonly cause: Cause; readonly ledger: Ledger },
): Promise<RecordedUpload> {
  let held: StoredFile | undefined;
  await context.ledger.append(context.cause, async (state) => {
    held = await findHeldFile(claims, context.index, state);
    return held === undefined ? [{ kind: "file-uploaded", index: context.index, ...stored }] : [];
  });
  return held === undefined ? { file: stored.file, created: true } : { file: held, created: false };
}
