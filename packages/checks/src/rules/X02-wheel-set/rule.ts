import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "X02",
  title: "wheels that the previous release had are missing",
  severity: "warning",
  needs: ["previous"],
  scope: "release",
  check: (release) => (release.isWhole ? [...missingWheels(release), ...missingSdist(release)] : []),
};

function missingWheels({ wheels, previous }: ReleaseFacts): Draft[] {
  const now = new Set(wheels.map(({ name }) => keyOf(name.written.tag)));
  const lost = (previous?.wheels ?? [])
    .map(({ name }) => name.written.tag)
    .filter((tag) => !now.has(keyOf(tag)));
  if (lost.length === 0 || wheels.length === 0) return [];
  return [
    draft(
      `the previous release had wheels for ${lost.slice(0, 5).join(", ")}${lost.length > 5 ? ` (and ${lost.length - 5} more)` : ""}, and this one does not`,
      "installing or upgrading there",
      "installers take the sdist and try to build it, or stay on the old release",
      "build the missing wheels before anything is visible, or say in the changelog that they are gone",
      lost,
    ),
  ];
}

/** A newer platform tag for the same interpreter is the same wheel. */
function keyOf(tag: string): string {
  const [python = "", abi = "", platform = ""] = tag.split("-");
  const system = platform
    .replace(/manylinux[\d_a]*|linux_/g, "manylinux_")
    .replace(/musllinux_\d+_\d+/g, "musllinux")
    .replace(/macosx_\d+_\d+/g, "macosx")
    .split(".")[0];
  return `${python}-${abi}-${system}`;
}

function missingSdist({ sdists, previous }: ReleaseFacts): Draft[] {
  if (sdists.length > 0 || (previous?.sdists.length ?? 0) === 0) return [];
  return [
    draft(
      "the previous release had an sdist, and this one does not",
      "packaging it for a distribution",
      "there is nothing to build from",
      "build an sdist too",
      [],
    ),
  ];
}

function draft(
  state: string,
  trigger: string,
  consequence: string,
  remedy: string,
  missing: readonly string[],
): Draft {
  return { state, trigger, consequence, remedy, evidence: { missing } };
}
