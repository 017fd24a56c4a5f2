/** The bytes that arrived are the bytes that were sent: every digest that the form gives must be theirs. */

import { Refusal } from "../refusal.ts";
import type { UploadClaims } from "./claims.ts";

/** Throws the Refusal `digest-mismatch`. */
export function checkDigests({ digests, content }: UploadClaims): void {
  for (const algorithm of ["sha256", "blake2b256", "md5"] as const) {
    const claimed = digests[algorithm];
    const computed = content.digests[algorithm];
    if (claimed === undefined || claimed === computed) continue;
    throw new Refusal("digest-mismatch", {
      state: `the form says ${algorithm} ${claimed}, the bytes that arrived have ${computed ?? "none"}`,
      trigger: `receiving ${content.digests.size} bytes`,
    });
  }
}
