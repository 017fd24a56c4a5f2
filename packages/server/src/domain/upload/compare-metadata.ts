/**
 * The form against the METADATA in the file. PyPI never compares them, so its pages can say other things than pip reads.
 * What a client leaves out contradicts nothing; what it sends must be what the file says, apart from what honest
 * clients do to it: twine mangles names, joins keywords its own way and sends License folded; flit always declares
 * metadata 2.3, so that field is not compared at all.
 */

import {
  type CoreMetadata,
  metadataFromUploadForm,
  normalizeExtra,
  normalizeName,
  type Problem,
  parseRequirement,
  requirementToString,
  StandardsError,
  tryParseVersion,
  versionToString,
} from "@linchpin/standards";
import { releaseKey } from "../release.ts";
import { formProblem, quoted } from "./form-problem.ts";

/** A value in a form in which equal meanings are equal texts. */
type Comparable = (value: string) => string;

const words: Comparable = (value) => value.trim().replaceAll(/\s+/g, " ");
const lowerWords: Comparable = (value) => words(value).toLowerCase();
const noSpace: Comparable = (value) => value.replaceAll(/\s+/g, "");
const specifiers: Comparable = (value) => noSpace(value).split(",").filter(Boolean).sort().join(",");

const requirement: Comparable = (value) => {
  try {
    const { name, extras, ...rest } = parseRequirement(value);
    return requirementToString({ ...rest, name: normalizeName(name), extras: extras.map(normalizeExtra) });
  } catch (error) {
    if (error instanceof StandardsError) return words(value);
    throw error;
  }
};

const version: Comparable = (value) => {
  const parsed = tryParseVersion(value);
  return parsed === undefined ? value : releaseKey(versionToString(parsed));
};

/** Every compared field with its spelling of equality; lists are compared as sets. */
const COMPARED: readonly (readonly [field: keyof CoreMetadata, header: string, comparable: Comparable])[] = [
  ["name", "Name", normalizeName],
  ["version", "Version", version],
  ["summary", "Summary", words],
  ["description", "Description", words],
  ["descriptionContentType", "Description-Content-Type", (value) => noSpace(value).toLowerCase()],
  ["homePage", "Home-page", words],
  ["downloadUrl", "Download-URL", words],
  ["author", "Author", words],
  ["authorEmail", "Author-email", words],
  ["maintainer", "Maintainer", words],
  ["maintainerEmail", "Maintainer-email", words],
  ["license", "License", words],
  ["licenseExpression", "License-Expression", words],
  ["licenseFiles", "License-File", words],
  ["classifiers", "Classifier", words],
  ["platforms", "Platform", words],
  ["supportedPlatforms", "Supported-Platform", words],
  ["requiresPython", "Requires-Python", specifiers],
  ["requiresDist", "Requires-Dist", requirement],
  ["providesDist", "Provides-Dist", requirement],
  ["obsoletesDist", "Obsoletes-Dist", requirement],
  ["requiresExternal", "Requires-External", words],
  ["providesExtra", "Provides-Extra", normalizeExtra],
  ["dynamic", "Dynamic", lowerWords],
  ["importNames", "Import-Name", noSpace],
  ["importNamespaces", "Import-Namespace", noSpace],
];

/** A finding for each field in which the form contradicts the file. */
export function compareMetadata(
  fields: ReadonlyMap<string, readonly string[]>,
  metadata: CoreMetadata,
): readonly Problem[] {
  const { value: form, problems } = metadataFromUploadForm(fields);
  if (form === undefined) return problems;
  const differing = COMPARED.flatMap(([field, header, comparable]) => {
    const sent = texts(form[field]);
    return sent.length === 0 || sameSet(sent, texts(metadata[field]), comparable)
      ? []
      : [mismatch(header, sent, texts(metadata[field]))];
  });
  return [...problems, ...differing, ...keywordProblems(form, metadata), ...urlProblems(form, metadata)];
}

function keywordProblems(form: CoreMetadata, metadata: CoreMetadata): readonly Problem[] {
  // Some builders separate keywords with spaces, so "a b" and "a, b" have to be the same.
  const split = (keywords: readonly string[]): string[] =>
    keywords
      .join(" ")
      .split(/[\s,]+/)
      .filter(Boolean);
  const sent = split(form.keywords);
  const held = split(metadata.keywords);
  return sent.length === 0 || sameSet(sent, held, words) ? [] : [mismatch("Keywords", sent, held)];
}

function urlProblems(form: CoreMetadata, metadata: CoreMetadata): readonly Problem[] {
  const print = (urls: CoreMetadata["projectUrls"]): string[] =>
    urls.map(({ label, url }) => `${label}, ${url}`);
  const sent = print(form.projectUrls);
  const held = print(metadata.projectUrls);
  return sent.length === 0 || sameSet(sent, held, words) ? [] : [mismatch("Project-URL", sent, held)];
}

function texts(value: CoreMetadata[keyof CoreMetadata]): readonly string[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : (value as readonly string[]);
}

function sameSet(left: readonly string[], right: readonly string[], comparable: Comparable): boolean {
  const leftSet = new Set(left.map(comparable));
  const rightSet = new Set(right.map(comparable));
  return leftSet.size === rightSet.size && [...leftSet].every((value) => rightSet.has(value));
}

function mismatch(header: string, sent: readonly string[], held: readonly string[]): Problem {
  const extra = sent.filter((value) => !held.includes(value));
  const lost = held.filter((value) => !sent.includes(value));
  return formProblem({
    field: header,
    rule: "metadata-mismatch",
    state: `${header}: the form says ${quoted(extra.join("; "))}, the metadata in the file says ${quoted(lost.join("; "))}`,
    consequence: "pip would read another value than the pages of the index show",
    remedy: "upload the file with a current client, which reads the form from the file",
  });
}
