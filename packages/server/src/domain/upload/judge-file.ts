/** Everything that can be said against the file, found in one go, so that nobody has to upload five times to learn it. */

import { type CoreMetadata, type Problem, parseMetadata, validateMetadata } from "@linchpin/standards";
import type { DistributionFacts } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { UploadClaims } from "./claims.ts";
import { compareMetadata } from "./compare-metadata.ts";
import { formProblem, quoted } from "./form-problem.ts";

/**
 * The metadata in the file, if nothing speaks against it. Throws the Refusals `distribution-invalid`,
 * `metadata-invalid` or `metadata-mismatch`, the first that applies, with the findings of all three.
 */
export function judgeFile(claims: UploadClaims, facts: DistributionFacts): CoreMetadata {
  const archive = errorsOf(facts.problems);
  const parsed = facts.metadata === undefined ? undefined : parseMetadata(facts.metadata);
  const metadata = parsed?.value;
  const invalid = errorsOf([
    ...(parsed?.problems ?? []),
    ...(metadata === undefined ? [] : validateMetadata(metadata)),
  ]);
  const differing = metadata === undefined ? [] : compareMetadata(claims.fields, metadata);
  const findings = [...archive, ...invalid, ...differing];
  if (archive.length > 0) throw refuse("distribution-invalid", claims, findings);
  if (invalid.length > 0) throw refuse("metadata-invalid", claims, findings);
  if (differing.length > 0) throw refuse("metadata-mismatch", claims, findings);
  if (metadata === undefined) throw refuse("distribution-invalid", claims, [noMetadata(claims)]);
  return metadata;
}

function errorsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}

type Code = "distribution-invalid" | "metadata-invalid" | "metadata-mismatch";

function refuse(code: Code, claims: UploadClaims, findings: readonly Problem[]): Refusal {
  const [first] = findings;
  return new Refusal(code, {
    state: first?.state ?? `${quoted(claims.content.filename)} cannot be used`,
    trigger: `uploading ${quoted(claims.content.filename)}`,
    ...(findings.length === 1 && first !== undefined ? { remedy: first.remedy } : {}),
    findings,
  });
}

function noMetadata(claims: UploadClaims): Problem {
  return formProblem({
    field: "content",
    rule: "metadata-missing",
    state: `no metadata was found in ${quoted(claims.content.filename)}`,
    remedy: "build the file again",
  });
}
