/** One project page from any index, JSON or HTML (PEP 503, 691). */
import {
  normalizeName,
  type Parsed,
  type ProjectPage,
  parseProjectPageHtml,
  parseProjectPageJson,
  SIMPLE_ACCEPT,
  simpleFormatOfContentType,
} from "@linchpin/standards";
import { ClientError } from "../error.ts";
import { refusalOf } from "../http/refusal.ts";
import { projectPageUrl } from "./address.ts";
import { type GetAnswer, get } from "./get.ts";
import type { OpenIndex } from "./open-index.ts";
import { invalidAnswer, PAGE_ENCODINGS, readPageText } from "./read-page-text.ts";

/** What lets the index answer 304: the validators of the page that is held. */
export interface PageValidators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export type FetchedPage =
  | { readonly kind: "page"; readonly page: ProjectPage; readonly validators: PageValidators }
  | { readonly kind: "not-modified" }
  | { readonly kind: "absent" };

/** Bytes of a page after decompression. The longest that exist have some tens of megabytes. */
const LONGEST_PAGE = 64 * 1024 * 1024;

/**
 * Asks the index for the page of `project` (any spelling). 404 and 410 mean that it has none; every other answer that
 * is no page is a ClientError, because nobody then knows what the index would say.
 */
export async function fetchProjectPage(
  index: OpenIndex,
  project: string,
  held: PageValidators = {},
): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(index.pageMilliseconds);
  const url = projectPageUrl(index.address, project);
  try {
    const answer = await get(url, { ...index.requestOptions(), headers: pageHeaders(held), signal });
    return await readAnswer(answer, project, held);
  } catch (error) {
    throw signal.aborted ? tooSlow(url, index.pageMilliseconds) : error;
  }
}

function pageHeaders({ etag, lastModified }: PageValidators): Record<string, string> {
  return {
    Accept: SIMPLE_ACCEPT,
    "Accept-Encoding": PAGE_ENCODINGS,
    // Caches between us and the index must ask it too: freshness is decided here.
    "Cache-Control": "max-age=0",
    ...(etag !== undefined && { "If-None-Match": etag }),
    ...(lastModified !== undefined && { "If-Modified-Since": lastModified }),
  };
}

async function readAnswer(answer: GetAnswer, project: string, held: PageValidators): Promise<FetchedPage> {
  const { status } = answer;
  if (status === 404 || status === 410) {
    answer.body.resume();
    return { kind: "absent" };
  }
  if (status === 304 && (held.etag !== undefined || held.lastModified !== undefined)) {
    answer.body.resume();
    return { kind: "not-modified" };
  }
  if (status !== 200) throw await refusalOf(answer, "GET", answer.url);
  const page = await readPage(answer, project);
  return { kind: "page", page, validators: validatorsOf(answer) };
}

function validatorsOf({ headers }: GetAnswer): PageValidators {
  return {
    ...(headers.etag !== undefined && { etag: headers.etag }),
    ...(headers["last-modified"] !== undefined && { lastModified: headers["last-modified"] }),
  };
}

async function readPage(answer: GetAnswer, project: string): Promise<ProjectPage> {
  const contentType = answer.headers["content-type"] ?? "";
  const format = simpleFormatOfContentType(contentType);
  if (format === undefined) {
    answer.body.destroy();
    throw invalidAnswer(answer.url, `its type is ${JSON.stringify(contentType)}`);
  }
  const text = await readPageText(answer, LONGEST_PAGE);
  const parse = format === "json" ? parseProjectPageJson : parseProjectPageHtml;
  const page = usablePage(parse(text, answer.url.href), answer.url);
  return format === "json" ? requireName(page, project, answer.url) : requireIndexPage(page, answer.url);
}

function usablePage({ value, problems }: Parsed<ProjectPage>, url: URL): ProjectPage {
  if (value !== undefined) return value;
  throw invalidAnswer(url, problems[0]?.state ?? "it is no simple page");
}

function requireName(page: ProjectPage, project: string, url: URL): ProjectPage {
  if (page.name === normalizeName(project)) return page;
  throw invalidAnswer(url, `it is about ${JSON.stringify(page.name)}`);
}

/**
 * Any HTML parses, a page that says "back soon" too. It is taken for a project page only if it claims the API or
 * links to at least one distribution: otherwise an outage would look like a project without files.
 */
function requireIndexPage(page: ProjectPage, url: URL): ProjectPage {
  const files = page.files.filter((file) => DISTRIBUTION.test(file.filename));
  if (files.length === 0 && page.apiVersion === undefined) {
    throw invalidAnswer(
      url,
      "it is HTML that neither links to a distribution nor claims to be a simple page",
    );
  }
  return { ...page, files };
}

const DISTRIBUTION = /\.(?:whl|tar\.gz|zip|tar\.bz2|tgz|tar\.xz|tar\.Z|egg|exe|msi|rpm|deb|dmg)$/i;

function tooSlow(url: URL, milliseconds: number): ClientError {
  return new ClientError({
    kind: "timed-out",
    retryable: true,
    problem: {
      code: "page-too-slow",
      severity: "error",
      state: `the page of ${url.origin}${url.pathname} was not there after ${Math.round(milliseconds / 1000)} seconds`,
      trigger: "reading the page",
      consequence: "what had come was thrown away",
      remedy: "ask again later",
    },
  });
}
