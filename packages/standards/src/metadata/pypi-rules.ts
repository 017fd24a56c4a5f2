import { classifierProblem } from "../classifier/classifier.ts";
import type { Problem } from "../problem.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { excerpt } from "../text/python-text.ts";
import { schemeOfUrl } from "../url/resolve.ts";
import { tryParseVersion } from "../version/parse.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { isMetadataVersion } from "./identity-checks.ts";
import { type MetadataFault, metadataProblem } from "./metadata-problem.ts";
import { isAtLeast } from "./relation-checks.ts";
import { failureOf } from "./text-checks.ts";

const MAX_SUMMARY = 512;
const NEWEST_AT_PYPI = "2.5";

/**
 * What PyPI refuses today although the metadata is valid: its own limits, URLs, addresses, classifiers, direct references
 * and local versions. `validateMetadata` finds the rest.
 */
export function pypiMetadataProblems(metadata: CoreMetadata): Problem[] {
  return [
    ...versionProblems(metadata),
    ...summaryProblems(metadata),
    ...urlProblems(metadata),
    ...emailProblems(metadata),
    ...metadata.classifiers.map(classifierProblem).filter((problem) => problem !== undefined),
    ...directReferenceProblems(metadata),
    ...licenseProblems(metadata),
  ];
}

function versionProblems({ metadataVersion, version }: CoreMetadata): Problem[] {
  const problems: Problem[] = [];
  if (isMetadataVersion(metadataVersion) && !isAtLeast(NEWEST_AT_PYPI, metadataVersion)) {
    const state = `PyPI takes metadata up to ${NEWEST_AT_PYPI}; the file declares ${metadataVersion}`;
    problems.push(refused("Metadata-Version", "version-too-new", state, `declare ${NEWEST_AT_PYPI}`));
  }
  if (tryParseVersion(version)?.local !== undefined) {
    const state = `Version ${excerpt(version)} has a local label`;
    problems.push(refused("Version", "version-local", state, "remove what follows +"));
  }
  return problems;
}

function summaryProblems({ summary = "" }: CoreMetadata): Problem[] {
  const length = Array.from(summary).length;
  if (length <= MAX_SUMMARY) return [];
  const state = `Summary has ${length} characters; PyPI takes ${MAX_SUMMARY}`;
  return [refused("Summary", "summary-length", state, "shorten it")];
}

function urlProblems({ homePage, downloadUrl, projectUrls }: CoreMetadata): Problem[] {
  const urls: (readonly [field: string, url: string])[] = projectUrls.map(({ url }) => ["Project-URL", url]);
  if (homePage) urls.push(["Home-page", homePage]);
  if (downloadUrl) urls.push(["Download-URL", downloadUrl]);
  return urls
    .filter(([, url]) => !isWebUrl(url))
    .map(([field, url]) =>
      refused(field, "url-invalid", `${excerpt(url)} is no web address`, "write https://…"),
    );
}

function isWebUrl(url: string): boolean {
  const scheme = schemeOfUrl(url);
  return (scheme === "http" || scheme === "https") && /^[a-z]+:\/\/[^\s/?#]+[^\s]*$/iu.test(url);
}

/** PyPI looks at the first address only. */
function emailProblems({ authorEmail, maintainerEmail }: CoreMetadata): Problem[] {
  const fields = [
    ["Author-email", authorEmail],
    ["Maintainer-email", maintainerEmail],
  ] as const;
  return fields.flatMap(([field, text]) => {
    if (!text || /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/u.test(firstAddress(text))) return [];
    return [
      refused(
        field,
        "email-invalid",
        `${field} ${excerpt(text)} has no address`,
        "write name <name@host.example>",
      ),
    ];
  });
}

/** `Jane <jane@x.example>, Joe <…>` → `jane@x.example`. */
function firstAddress(text: string): string {
  const withoutQuotes = text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, "");
  const first = withoutQuotes.split(",", 1)[0]!.trim();
  return /<([^<>]*)>\s*$/u.exec(first)?.[1]?.trim() ?? first;
}

function directReferenceProblems({ requiresDist, providesDist, obsoletesDist }: CoreMetadata): Problem[] {
  const fields = [
    ["Requires-Dist", requiresDist],
    ["Provides-Dist", providesDist],
    ["Obsoletes-Dist", obsoletesDist],
  ] as const;
  return fields.flatMap(([field, values]) =>
    values.filter(isDirectReference).map((text) => {
      const state = `${field} ${excerpt(text)} names a file instead of versions`;
      return refused(field, "direct-reference", state, "publish that project and depend on its versions");
    }),
  );
}

function isDirectReference(text: string): boolean {
  let url: string | undefined;
  const failure = failureOf(() => {
    url = parseRequirement(text).url;
  });
  return failure === undefined && url !== undefined;
}

/** PEP 639, from any metadata version on. */
function licenseProblems({ license, licenseExpression }: CoreMetadata): Problem[] {
  if (license === undefined || licenseExpression === undefined) return [];
  return [
    refused("License", "license-twice", "License and License-Expression are both given", "remove License"),
  ];
}

function refused(field: string, rule: string, state: string, remedy: string): Problem {
  const fault: MetadataFault = { rule: `pypi-${rule}`, state, remedy, trigger: "uploading to PyPI" };
  return metadataProblem(field, { ...fault, consequence: "PyPI refuses the upload" });
}
