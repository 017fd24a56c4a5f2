import { compareSdistAndWheelMetadata, normalizeName, type Problem } from "@linchpin/standards";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft, Severity } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { compareWithPyproject } from "./compare-with-pyproject.ts";

export const rule: ReleaseRule = {
  id: "M05",
  title: "metadata differ between the files of one release",
  severity: "warning",
  needs: [],
  scope: "release",
  check: (release) => [...betweenFiles(release), ...compareWithPyproject(release)],
};

function betweenFiles({ wheels, sdists }: ReleaseFacts): Draft[] {
  return sdists.flatMap((sdist) =>
    wheels.filter((wheel) => isSameRelease(sdist, wheel)).flatMap((wheel) => comparePair(sdist, wheel)),
  );
}

/** Files of different projects or versions have a rule of their own. */
function isSameRelease(sdist: SdistFacts, wheel: WheelFacts): boolean {
  return (
    normalizeName(sdist.metadata.name) === normalizeName(wheel.metadata.name) &&
    sdist.metadata.version === wheel.metadata.version
  );
}

function comparePair(sdist: SdistFacts, wheel: WheelFacts): Draft[] {
  return compareSdistAndWheelMetadata(sdist.metadata, wheel.metadata).map((problem) => ({
    severity: severityOf(problem),
    file: wheel.fileName,
    member: `${wheel.distInfo}/METADATA`,
    ...(problem.field !== undefined && { field: problem.field }),
    state: problem.state,
    trigger: problem.trigger,
    consequence: problem.consequence,
    remedy: problem.remedy,
    evidence: { sdist: sdist.fileName },
  }));
}

/** Fields by which installers decide. */
const DECIDING: ReadonlySet<string> = new Set([
  "Name",
  "Version",
  "Requires-Dist",
  "Requires-Python",
  "Provides-Extra",
]);

function severityOf({ field }: Problem): Severity {
  return field !== undefined && DECIDING.has(field) ? "warning" : "advice";
}
