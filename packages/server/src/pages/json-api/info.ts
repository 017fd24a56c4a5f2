/** `info`: the metadata of one release, in the spelling of this API. */
import type { CoreMetadata, ProjectPage } from "@linchpin/standards";
import { yankEntry } from "./file-entry.ts";
import type { ReleaseFiles } from "./releases.ts";

/** Without metadata, what the page itself tells; `null` for the rest. */
export function infoOf(page: ProjectPage, shown: ReleaseFiles, metadata: CoreMetadata | undefined): object {
  const requiresPython = shown.files.find((file) => file.requiresPython !== undefined)?.requiresPython;
  return {
    name: metadata?.name ?? page.name,
    version: shown.version,
    ...describing(metadata),
    ...people(metadata),
    ...links(metadata),
    requires_dist: listOrNull(metadata?.requiresDist),
    requires_python: metadata?.requiresPython ?? requiresPython ?? null,
    provides_extra: listOrNull(metadata?.providesExtra),
    ...yankEntry(shown.files.find((file) => file.yanked !== undefined && isWhollyYanked(shown)) ?? {}),
  };
}

function isWhollyYanked({ files }: ReleaseFiles): boolean {
  return files.every((file) => file.yanked !== undefined);
}

function describing(metadata: CoreMetadata | undefined): object {
  return {
    summary: metadata?.summary ?? null,
    description: metadata?.description ?? null,
    description_content_type: metadata?.descriptionContentType ?? null,
    keywords: metadata?.keywords.join(",") ?? null,
    license: metadata?.license ?? null,
    license_expression: metadata?.licenseExpression ?? null,
    license_files: listOrNull(metadata?.licenseFiles),
    classifiers: metadata?.classifiers ?? [],
    platform: metadata?.platforms[0] ?? null,
    dynamic: listOrNull(metadata?.dynamic),
  };
}

function people(metadata: CoreMetadata | undefined): object {
  return {
    author: metadata?.author ?? null,
    author_email: metadata?.authorEmail ?? null,
    maintainer: metadata?.maintainer ?? null,
    maintainer_email: metadata?.maintainerEmail ?? null,
  };
}

function links(metadata: CoreMetadata | undefined): object {
  const urls = metadata?.projectUrls.map(({ label, url }) => [label, url] as const) ?? [];
  return {
    home_page: metadata?.homePage ?? null,
    download_url: metadata?.downloadUrl ?? null,
    project_urls: urls.length === 0 ? null : Object.fromEntries(urls),
  };
}

function listOrNull(values: readonly string[] | undefined): readonly string[] | null {
  return values === undefined || values.length === 0 ? null : values;
}
