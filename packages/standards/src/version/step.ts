/** What kind of step leads from one version to another. */
import { comparePublicVersions, compareVersions } from "./compare.ts";
import { isPrerelease, type Version, type VersionNumber } from "./version.ts";

/** The first part that differs. `lower` stands for release numbers after the third, `none` for equal versions. */
export type VersionPart =
  | "epoch"
  | "major"
  | "minor"
  | "micro"
  | "lower"
  | "pre"
  | "post"
  | "dev"
  | "local"
  | "none";

export interface VersionStep {
  readonly direction: "forward" | "backward" | "none";
  readonly part: VersionPart;
  /** Whether a pre-release became final (`ends`), a final release was followed by one (`begins`), or neither. */
  readonly prerelease: "begins" | "ends" | "stays";
}

const RELEASE_PARTS: readonly VersionPart[] = ["major", "minor", "micro"];

/** From `1.4.2` to `1.5.0a1` it is forward, `minor`, and a pre-release begins. */
export function versionStep(from: Version, to: Version): VersionStep {
  const order = compareVersions(to, from);
  return {
    direction: order === 0 ? "none" : order > 0 ? "forward" : "backward",
    part: firstDifference(from, to),
    prerelease: prereleaseChange(from, to),
  };
}

function firstDifference(from: Version, to: Version): VersionPart {
  if (compareVersions(from, to) === 0) return "none";
  if (from.epoch !== to.epoch) return "epoch";
  const index = firstDifferentNumber(from.release, to.release);
  if (index !== undefined) return RELEASE_PARTS[index] ?? "lower";
  if (comparePublicVersions(from, to) === 0) return "local";
  if (from.pre?.letter !== to.pre?.letter || from.pre?.number !== to.pre?.number) return "pre";
  return from.post === to.post ? "dev" : "post";
}

function firstDifferentNumber(
  from: readonly VersionNumber[],
  to: readonly VersionNumber[],
): number | undefined {
  const length = Math.max(from.length, to.length);
  for (let index = 0; index < length; index += 1) {
    if ((from[index] ?? 0) !== (to[index] ?? 0)) return index;
  }
  return undefined;
}

function prereleaseChange(from: Version, to: Version): VersionStep["prerelease"] {
  if (isPrerelease(from) === isPrerelease(to)) return "stays";
  return isPrerelease(to) ? "begins" : "ends";
}
