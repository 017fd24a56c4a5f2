/** The rules of this server (warnings never refuse; whether errors do is a setting). */

import type { Problem } from "@linchpin/standards";
import type { DistributionVetting } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { UploadClaims } from "./claims.ts";
import { quoted } from "./form-problem.ts";

/** The log keeps findings for ever; a file with more of them than this has one cause for most. */
const MOST_FINDINGS = 200;

/** What the rules found. Throws the Refusal `rules-broken` for errors, unless they are only to be recorded. */
export async function vetFile(
  claims: UploadClaims,
  vetting: DistributionVetting,
  onError: "refuse" | "record",
): Promise<readonly Problem[]> {
  const { filename, blob, digests } = claims.content;
  const found = await vetting.vet(blob.path, filename, digests.size);
  // Errors first: they must not be among those that are cut off.
  const findings = found.toSorted(errorsFirst).slice(0, MOST_FINDINGS);
  const [first, ...more] = findings.filter(({ severity }) => severity === "error");
  if (first === undefined || onError === "record") return findings;
  throw new Refusal("rules-broken", {
    state: first.state,
    trigger: `uploading ${quoted(filename)}`,
    ...(more.length === 0 ? { remedy: first.remedy } : {}),
    findings,
  });
}

function errorsFirst(left: Problem, right: Problem): number {
  return Number(right.severity === "error") - Number(left.severity === "error");
}
