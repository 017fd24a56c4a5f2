import type { Version } from "@linchpin/standards";
import { previousMetadata } from "../../analysis/previous.ts";
import { allowsMinor, NEWEST_MINOR, parseRequiresPython } from "../../analysis/python-range.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "P16",
  title: "support for a Python dropped in a patch release",
  severity: "warning",
  needs: ["previous"],
  scope: "wheel",
  check: (wheel, release) => {
    const before = previousMetadata(release);
    if (before === undefined) return [];
    const lost = lostMinors(before.metadata.requiresPython, wheel.metadata.requiresPython);
    if (lost.length === 0 || !isPatch(before.version.release, wheel.name.version.release)) return [];
    return [draftOf(before.metadata.requiresPython, wheel.metadata.requiresPython, lost)];
  },
};

function lostMinors(before: string | undefined, after: string | undefined): number[] {
  const [old, now] = [parseRequiresPython(before), parseRequiresPython(after)];
  if (now === undefined) return [];
  const OLDEST = 6;
  const lost: number[] = [];
  for (let minor = OLDEST; minor <= NEWEST_MINOR; minor += 1) {
    if ((old === undefined || allowsMinor(old, minor)) && !allowsMinor(now, minor)) lost.push(minor);
  }
  return lost;
}

/** Whether only the third part of the version, or a later one, has changed. */
function isPatch(before: Version["release"], after: Version["release"]): boolean {
  return String(before[0] ?? 0) === String(after[0] ?? 0) && String(before[1] ?? 0) === String(after[1] ?? 0);
}

function draftOf(before: string | undefined, after: string | undefined, lost: readonly number[]): Draft {
  const versions = lost.map((minor) => `3.${minor}`);
  return {
    field: "Requires-Python",
    state: `Requires-Python was ${before ?? "open"} and is ${after}: Python ${versions.join(", ")} is gone`,
    trigger: `asking for a fix on Python ${versions.at(-1)}`,
    consequence: "users of that Python silently stay on the last release before",
    remedy: "raise the minor version, and say so in the changelog",
    evidence: { dropped: versions },
  };
}
