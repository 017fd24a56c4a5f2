import { compareVersions, tryParseVersion, type Version, versionToString } from "@linchpin/standards";
import { releasedVersion } from "../../analysis/project-version.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "V04",
  title: "version that nobody would expect",
  severity: "warning",
  needs: [],
  scope: "release",
  check: (release) => {
    const version = releasedVersion(release);
    if (version === undefined) return [];
    const highest = highestBefore(release);
    return [
      ...placeholder(version),
      ...(highest ? [...older(version, highest), ...jump(version, highest)] : []),
    ];
  },
};

/** The highest final version that the index or the previous release has. */
function highestBefore({ index, previous }: ReleaseFacts): Version | undefined {
  const texts = [...(index?.page?.versions ?? [])];
  const versions = texts.flatMap((text) => tryParseVersion(text) ?? []);
  const files = [...(previous?.wheels ?? []), ...(previous?.sdists ?? [])].map(({ name }) => name.version);
  return [...versions, ...files]
    .filter(({ pre, dev }) => pre === undefined && dev === undefined)
    .toSorted(compareVersions)
    .at(-1);
}

/** What tools write when they could not find out the version. */
function placeholder(version: Version): Draft[] {
  const isNothing = version.release.every((number) => Number(number) === 0);
  if (!isNothing) return [];
  return [
    draft(
      `the version is ${versionToString(version)}`,
      "publishing it",
      "it is what build tools write when they find no version; the number is then used up",
      "give the backend a version: a static one, or the tags of a full clone",
    ),
  ];
}

function older(version: Version, highest: Version): Draft[] {
  if (compareVersions(version, highest) > 0) return [];
  const isSame = compareVersions(version, highest) === 0;
  if (isSame) return [];
  return [
    {
      ...draft(
        `${versionToString(version)} is lower than ${versionToString(highest)}, which is already released`,
        "installing the project without naming a version",
        "nobody gets this release: installers take the highest version",
        "choose a higher version, unless it is a fix for an older series",
      ),
      severity: "advice",
    },
  ];
}

/** A number of years or dates among small numbers, or a leap over a major version. A leap cannot be taken back. */
function jump(version: Version, highest: Version): Draft[] {
  const LIKE_A_YEAR = 1000;
  const [before = 0, now = 0] = [highest, version].map(({ release }) => Number(release[0]));
  const isDate =
    version.release.some((number) => Number(number) >= LIKE_A_YEAR) &&
    highest.release.every((number) => Number(number) < LIKE_A_YEAR);
  if (!isDate && now <= before + 1) return [];
  return [
    draft(
      `the version goes from ${versionToString(highest)} to ${versionToString(version)}`,
      "publishing it",
      "every later release must be higher still, and requirements such as <2 leave it out",
      "check the version; a published number cannot be used again",
    ),
  ];
}

function draft(state: string, trigger: string, consequence: string, remedy: string): Draft {
  return { field: "Version", state, trigger, consequence, remedy };
}
