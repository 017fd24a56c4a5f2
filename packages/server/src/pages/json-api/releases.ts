/** The files of a project page by release. */
import {
  compareVersions,
  isPrerelease,
  type ProjectFile,
  type ProjectPage,
  parseDistributionFileName,
  StandardsError,
  tryParseVersion,
  type Version,
  versionToString,
} from "@linchpin/standards";

export interface ReleaseFiles {
  /** As PEP 440 prints it. */
  readonly version: string;
  readonly parsed: Version;
  /** May be empty: a page may list versions without files. */
  readonly files: readonly ProjectFile[];
}

/** The oldest release first. Files whose names tell no version belong to none. */
export function releasesOf(page: ProjectPage): readonly ReleaseFiles[] {
  const releases = new Map<string, { readonly parsed: Version; readonly files: ProjectFile[] }>();
  const release = (parsed: Version) => {
    const version = versionToString(parsed);
    const known = releases.get(version) ?? { parsed, files: [] };
    releases.set(version, known);
    return known;
  };
  for (const version of page.versions) {
    const parsed = tryParseVersion(version);
    if (parsed !== undefined) release(parsed);
  }
  for (const file of page.files) {
    const parsed = versionOf(file.filename);
    if (parsed !== undefined) release(parsed).files.push(file);
  }
  return [...releases]
    .map(([version, { parsed, files }]) => ({ version, parsed, files }))
    .sort((left, right) => compareVersions(left.parsed, right.parsed));
}

function versionOf(filename: string): Version | undefined {
  try {
    return parseDistributionFileName(filename).version;
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

/** What an installer would choose: the newest release that is not yanked, a final one if there is any. */
export function newestRelease(releases: readonly ReleaseFiles[]): ReleaseFiles | undefined {
  const usable = releases.filter(({ files }) => files.some((file) => file.yanked === undefined));
  return usable.findLast(({ parsed }) => !isPrerelease(parsed)) ?? usable.at(-1) ?? releases.at(-1);
}
