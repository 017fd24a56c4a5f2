/** The rules of this server (warnings never refuse; whether errors do is a setting). */

import type { Problem } from "@linchpin/standards";
import type { DistributionVetting } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { UploadClaims } from "./claims.ts";
import { quoted } from "./form-problem.ts";

/** What the rules found. Throws the Refusal `rules-broken` for errors, unless they are only to be recorded. */
export async function vetFile(
  claims: UploadClaims,
  vetting: DistributionVetting,
  onError: "refuse" | "record",
): Promise<readonly Problem[]> {
  const { filename, blob, digests } = claims.content;
  const findings = await vetting.vet(blob.path, filename, digests.size);
  const [first, ...more] = findings.filter(({ severity }) => severity === "error");
  if (first === undefined || onError === "record") return findings;
  throw new Refusal("rules-broken", {
    state: first.state,
    trigger: `uploading ${quoted(filename)}`,
    ...(more.length === 0 ? { remedy: first.remedy } : {}),
    findings,
  });
}
