/** Puts an uploaded file before the rules of `checks`. */

import { fileSource } from "@linchpin/archives";
import { checkDistribution, type Finding } from "@linchpin/checks";
import type { Problem } from "@linchpin/standards";

/** Errors and warnings; what is a matter of taste is not the business of an index. */
export async function checkDistributionFile(path: string, filename: string): Promise<readonly Problem[]> {
  const source = await fileSource(path);
  try {
    const findings = await checkDistribution(source, filename);
    return findings.flatMap((finding) => asProblem(finding) ?? []);
  } finally {
    await source.close();
  }
}

function asProblem({
  rule,
  severity,
  state,
  trigger,
  consequence,
  remedy,
  place,
  waiver,
}: Finding): Problem | undefined {
  if (severity === "advice" || waiver !== undefined) return undefined;
  const field = place.member ?? place.field;
  return {
    code: rule,
    severity,
    state,
    trigger,
    consequence,
    remedy,
    ...(field !== undefined && { field }),
    ...(place.line !== undefined && { line: place.line }),
  };
}
