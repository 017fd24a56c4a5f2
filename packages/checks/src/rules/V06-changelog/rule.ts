import {
  compareVersions,
  isPrerelease,
  tryParseVersion,
  type Version,
  versionToString,
} from "@linchpin/standards";
import { releasedVersion } from "../../analysis/project-version.ts";
import type { Source } from "../../facts/member-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { readHeadings } from "./headings.ts";

export const rule: ReleaseRule = {
  id: "V06",
  title: "changelog has no entry for this version",
  severity: "warning",
  needs: ["tree"],
  scope: "release",
  check: (release) => {
    const version = releasedVersion(release);
    const changelog = release.tree && changelogOf(release.tree);
    if (
      version === undefined ||
      changelog === undefined ||
      isPrerelease(version) ||
      version.local !== undefined
    )
      return [];
    return checkChangelog(changelog, version);
  },
};

interface Changelog {
  readonly file: string;
  readonly text: string;
}

function changelogOf({ files, contents }: Source): Changelog | undefined {
  const file = [...files.keys()].find((path) =>
    /^(?:docs\/)?(?:changelog|changes|history|news|release[_-]?notes)(?:\.(?:md|rst|txt))?$/i.test(path),
  );
  const text = file === undefined ? undefined : contents.get(file)?.text;
  return file === undefined || text === undefined ? undefined : { file, text };
}

function checkChangelog({ file, text }: Changelog, version: Version): Draft[] {
  const headings = readHeadings(text);
  const versions = headings.flatMap(({ version: named, line }) => {
    const parsed = named === undefined ? undefined : tryParseVersion(named);
    return parsed === undefined ? [] : [{ parsed, line }];
  });
  const [newest] = versions;
  if (newest === undefined || versions.some(({ parsed }) => compareVersions(parsed, version) === 0))
    return [];
  const hasUnreleased = headings.some(({ isUnreleased }) => isUnreleased);
  const isAhead = compareVersions(newest.parsed, version) > 0;
  return [
    {
      severity: hasUnreleased && !isAhead ? "advice" : "warning",
      file,
      line: newest.line,
      state: `the newest entry of ${file} is ${versionToString(newest.parsed)}, and the version is ${versionToString(version)}`,
      trigger: "reading what changed",
      consequence: isAhead
        ? "the changelog announces a version that this release is not"
        : "nobody can tell what is new",
      remedy: isAhead ? "raise the version before building" : `add an entry for ${versionToString(version)}`,
    },
  ];
}
