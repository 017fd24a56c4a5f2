/** What Renovate, Dependabot and people's scripts ask for: the older JSON API of PyPI, made from a project page. */
import type { CoreMetadata, ProjectPage } from "@linchpin/standards";
import { fileEntry } from "./file-entry.ts";
import { infoOf } from "./info.ts";
import type { ReleaseFiles } from "./releases.ts";

/** Everything that a document says; `metadata` is that of the release that `info` describes, where it is known. */
export interface JsonApiContent {
  readonly page: ProjectPage;
  /** By version, the oldest first. */
  readonly releases: readonly ReleaseFiles[];
  /** The release that `info` and `urls` are about. */
  readonly shown: ReleaseFiles;
  readonly metadata: CoreMetadata | undefined;
  readonly lastSerial: number;
}

/** `/{project}/json`: the newest release in `info` and `urls`, and every release. */
export function projectDocument(content: JsonApiContent): object {
  const releases = content.releases.map(({ version, files }) => [version, files.map(fileEntry)] as const);
  return { ...releaseDocument(content), releases: Object.fromEntries(releases) };
}

/** `/{project}/{version}/json`: one release. */
export function releaseDocument({ page, shown, metadata, lastSerial }: JsonApiContent): object {
  return {
    info: infoOf(page, shown, metadata),
    last_serial: lastSerial,
    urls: shown.files.map(fileEntry),
    vulnerabilities: [],
  };
}
