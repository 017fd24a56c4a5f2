/** Project and root pages read from HTML, as real indexes write it (PEP 503, with 592, 629, 658, 714, 740, 792). */

import type { Parsed, Problem } from "../problem.ts";
import { checkApiVersion } from "./api-version.ts";
import { type Anchor, type LinkPage, readLinkPage } from "./link-page.ts";
import type { ProjectFile, ProjectPage, RootPage } from "./page.ts";
import { pageProblem } from "./page-problem.ts";
import { readFileFromAnchor } from "./read-html-file.ts";
import { projectNameOfUrl } from "./read-json.ts";
import { isSound, pageIsTooLong, type ReadOptions } from "./read-limits.ts";
import { readStatusAndReason } from "./read-status.ts";

/**
 * Reads a project page. `url` is the URL that answered (after redirects). Anchors without `href` are no links and
 * are passed over; a link that cannot be a file is left out and reported with its span. HTML says neither the
 * project's name, which is taken from the URL, nor its versions.
 */
export function parseProjectPageHtml(
  text: string,
  url: string,
  options: ReadOptions = {},
): Parsed<ProjectPage> {
  return parsePage(text, url, options, (page, problems) => {
    const { baseUrl, anchors, metas } = page;
    const apiVersion = metas.get("pypi:repository-version");
    const status = readStatusAndReason(
      metas.get("pypi:project-status"),
      metas.get("pypi:project-status-reason"),
      problems,
    );
    return {
      name: projectNameOfUrl(url),
      ...(status && { status }),
      versions: [],
      files: readFiles(anchors, baseUrl, problems),
      ...(apiVersion !== undefined && { apiVersion }),
    };
  });
}

/** Reads a root page: the texts of its links, which are the names as the index displays them. */
export function parseRootPageHtml(text: string, url: string, options: ReadOptions = {}): Parsed<RootPage> {
  return parsePage(text, url, options, ({ anchors }, problems) => ({
    projects: anchors.flatMap(({ tag, text: name }) => {
      const trimmed = name.trim();
      if (trimmed !== "") {
        return [trimmed];
      }
      problems.push(pageProblem("project-invalid", "a link has no text", { field: "a", span: tag }));
      return [];
    }),
  }));
}

function parsePage<Page>(
  text: string,
  url: string,
  options: ReadOptions,
  read: (page: LinkPage, problems: Problem[]) => Page,
): Parsed<Page> {
  const tooLong = pageIsTooLong(text, options);
  if (tooLong !== undefined) {
    return { problems: [tooLong] };
  }
  const page = readLinkPage(text, url);
  const problems = [...checkClaimedVersion(page.metas.get("pypi:repository-version"))];
  return isSound(problems) ? { value: read(page, problems), problems } : { problems };
}

/** A page without the tag is of version 1.0, as most pages that are HTML are: nothing to report (PEP 629). */
function checkClaimedVersion(claimed: string | undefined): readonly Problem[] {
  return claimed === undefined ? [] : checkApiVersion(claimed, { field: "meta pypi:repository-version" });
}

function readFiles(anchors: readonly Anchor[], baseUrl: string, problems: Problem[]): readonly ProjectFile[] {
  return anchors.flatMap((anchor) => readFileFromAnchor(anchor, baseUrl, problems) ?? []);
}
