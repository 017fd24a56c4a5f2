/** Everything that a reader of simple pages can find, as one table. */

import type { Problem, Severity, Span } from "../problem.ts";

interface Finding {
  readonly severity: Severity;
  readonly consequence: string;
  readonly remedy: string;
}

const SKIPPED = "the file is left out of the page; installers would fail on it or skip it";

const FINDINGS = {
  "page-too-long": error("the page is not read", "raise the limit, or ask the index why its page is so long"),
  "page-not-json": error("no file of the project can be found", "send a page that is JSON (PEP 691)"),
  "page-not-object": error("no file of the project can be found", "send an object with meta, name and files"),
  "page-version-unsupported": error(
    "clients must stop here, because a new major version may mean anything else",
    "ask for application/vnd.pypi.simple.v1+json",
  ),
  "page-version-newer": warning(
    "what the newer version adds is not seen",
    "use a newer reader, or claim the version that the page keeps to",
  ),
  "page-version-missing": warning("the page is read as version 1.0", 'write meta: {"api-version": "1.4"}'),
  "page-name-missing": warning("the name is taken from the page's URL", "write the normalised name as name"),
  "page-files-missing": error(
    "no file of the project can be found",
    "write files, an empty array if there are none",
  ),
  "page-projects-missing": error(
    "no project can be found",
    "write projects, an array of objects with a name",
  ),
  "page-versions-invalid": warning(
    "the entry is left out of the versions",
    "write versions as an array of strings",
  ),
  "page-status-invalid": warning(
    "the project counts as active",
    "use active, archived, quarantined or deprecated, with a text as reason (PEP 792)",
  ),
  "page-namespaces-invalid": warning(
    "the entry is left out of the name spaces",
    "write objects with a name and owned as true or false (PEP 752)",
  ),
  "project-invalid": error("the project is left out of the list", "write an object with a text as name"),
  "file-not-object": error(SKIPPED, "write an object with filename, url and hashes"),
  "file-name-invalid": error(SKIPPED, "write the name of the file, without any folder"),
  "file-url-invalid": error(SKIPPED, "write an http or https URL, or one relative to the page"),
  "file-hashes-missing": warning(
    "the bytes cannot be checked; uv refuses the whole page",
    "write hashes, even if empty",
  ),
  "file-hash-invalid": error(
    `${SKIPPED}, because a digest that is none would let any bytes pass`,
    "write the digest as lower-case hexadecimal of the algorithm's full length",
  ),
  "file-size-missing": warning(
    "limits and progress are unknown",
    "write the size: version 1.1 makes it mandatory",
  ),
  "file-size-invalid": warning(
    "the size counts as unknown; uv refuses the whole page",
    "write a whole number of bytes",
  ),
  "file-upload-time-invalid": warning(
    "the time counts as unknown; uv refuses the whole page, and cooldowns hide the file",
    "write UTC as yyyy-mm-ddThh:mm:ss.ffffffZ with at most six digits of a second",
  ),
  "file-requires-python-invalid": warning(
    "the file counts as fit for every Python",
    "write a text of specifiers",
  ),
  "file-yanked-invalid": warning(
    "the file counts as not yanked",
    "write true, false or a text that is not empty",
  ),
  "file-core-metadata-invalid": warning(
    "the metadata cannot be fetched apart from the file, or not be checked",
    "write true, false, or the digests of the metadata",
  ),
  "file-gpg-sig-invalid": warning("the signature counts as unknown", "write true or false"),
  "file-provenance-invalid": warning("the provenance counts as absent", "write an absolute https URL"),
  "file-duplicate": warning(
    "installers choose between them by chance",
    "list each file name once; a name never changes its bytes",
  ),
} satisfies Record<string, Finding>;

export type PageProblemCode = keyof typeof FINDINGS;

export interface PageProblemPlace {
  /** JSON path, for example `files[3].size`; for HTML the element and its attribute. */
  readonly field?: string;
  readonly span?: Span;
}

/** A problem of a simple page: what is there, in the page's own values, and where. */
export function pageProblem(code: PageProblemCode, state: string, place: PageProblemPlace = {}): Problem {
  return { code, state, trigger: "reading the simple page", ...FINDINGS[code], ...place };
}

function error(consequence: string, remedy: string): Finding {
  return { severity: "error", consequence, remedy };
}

function warning(consequence: string, remedy: string): Finding {
  return { severity: "warning", consequence, remedy };
}
