/** Project and root pages read from JSON (PEP 691, with 700, 714, 740, 752 and 792). */

import { isObject, type JsonObject, parseJson } from "../document/json.ts";
import { normalizeName } from "../name/name.ts";
import type { Parsed, Problem } from "../problem.ts";
import { lastPathSegment } from "../url/resolve.ts";
import { checkApiVersion } from "./api-version.ts";
import type { PageNamespace, ProjectFile, ProjectPage, RootPage } from "./page.ts";
import { pageProblem } from "./page-problem.ts";
import { type FileContext, readFileFromJson } from "./read-json-file.ts";
import { isSound, pageIsTooLong, type ReadOptions } from "./read-limits.ts";
import { readProjectStatus } from "./read-status.ts";

/**
 * Reads a project page. `baseUrl` is the URL that answered (after redirects); file URLs are resolved against it.
 * A file that cannot be used is left out, and everything that is wrong is reported with its JSON path. There is no
 * value where the page is not JSON, has no files, or claims another major version.
 */
export function parseProjectPageJson(
  text: string,
  baseUrl: string,
  options: ReadOptions = {},
): Parsed<ProjectPage> {
  return parsePage(text, options, (page, problems) => readProjectPage(page, baseUrl, problems));
}

/** Reads a root page: the names as the index displays them. */
export function parseRootPageJson(text: string, options: ReadOptions = {}): Parsed<RootPage> {
  return parsePage(text, options, readRootPage);
}

function parsePage<Page>(
  text: string,
  options: ReadOptions,
  read: (page: JsonObject, problems: Problem[]) => Page | undefined,
): Parsed<Page> {
  const tooLong = pageIsTooLong(text, options);
  if (tooLong !== undefined) {
    return { problems: [tooLong] };
  }
  const json = parseJson(text);
  if ("reason" in json) {
    return { problems: [pageProblem("page-not-json", `the page is not JSON (${json.reason})`)] };
  }
  if (!isObject(json.value)) {
    return {
      problems: [pageProblem("page-not-object", "the page is JSON, but not an object", { field: "$" })],
    };
  }
  const problems: Problem[] = [
    ...checkApiVersion(metaOf(json.value)["api-version"], { field: "meta.api-version" }),
  ];
  const value = isSound(problems) ? read(json.value, problems) : undefined;
  return value === undefined ? { problems } : { value, problems };
}

function metaOf(page: JsonObject): JsonObject {
  return isObject(page.meta) ? page.meta : {};
}

function readProjectPage(page: JsonObject, baseUrl: string, problems: Problem[]): ProjectPage | undefined {
  if (!Array.isArray(page.files)) {
    problems.push(pageProblem("page-files-missing", "files is not an array", { field: "files" }));
    return undefined;
  }
  const { apiVersion, sizesPromised } = claimedVersion(page);
  // The specification's own example shows the status inside `meta`; its text wants it beside.
  const status = readProjectStatus(page["project-status"] ?? metaOf(page)["project-status"], problems);
  const namespaces = readNamespaces(page.namespaces, problems);
  return {
    name: readName(page.name, baseUrl, problems),
    ...(status && { status }),
    versions: readVersions(page.versions, problems),
    files: readFiles(page.files, { baseUrl, sizesPromised, index: 0, problems }),
    ...(apiVersion !== undefined && { apiVersion }),
    ...(namespaces && { namespaces }),
  };
}

function claimedVersion(page: JsonObject): { apiVersion: string | undefined; sizesPromised: boolean } {
  const claimed = metaOf(page)["api-version"];
  const apiVersion = typeof claimed === "string" ? claimed.trim() : undefined;
  return { apiVersion, sizesPromised: apiVersion !== undefined && apiVersion !== "1.0" };
}

function readName(name: unknown, baseUrl: string, problems: Problem[]): string {
  if (typeof name === "string" && name !== "") {
    return normalizeName(name);
  }
  problems.push(pageProblem("page-name-missing", "name is not a text", { field: "name" }));
  return projectNameOfUrl(baseUrl);
}

/** The project that a page URL such as `https://index.example/simple/some-name/` is about. */
export function projectNameOfUrl(url: string): string {
  return normalizeName(lastPathSegment(url.replace(/\/?(?:[?#].*)?$/s, "")));
}

function readVersions(versions: unknown, problems: Problem[]): readonly string[] {
  if (versions === undefined || versions === null) {
    return [];
  }
  if (!Array.isArray(versions)) {
    problems.push(pageProblem("page-versions-invalid", "versions is not an array", { field: "versions" }));
    return [];
  }
  return versions.filter((version, index): version is string => {
    if (typeof version === "string") {
      return true;
    }
    const field = `versions[${index}]`;
    problems.push(pageProblem("page-versions-invalid", `${field} is not a text`, { field }));
    return false;
  });
}

function readNamespaces(namespaces: unknown, problems: Problem[]): readonly PageNamespace[] | undefined {
  if (namespaces === undefined || namespaces === null) {
    return undefined;
  }
  const entries: readonly unknown[] = Array.isArray(namespaces) ? namespaces : [namespaces];
  return entries.flatMap((entry, index) => {
    if (isObject(entry) && typeof entry.name === "string" && typeof entry.owned === "boolean") {
      return [{ name: entry.name, owned: entry.owned }];
    }
    const field = `namespaces[${index}]`;
    problems.push(pageProblem("page-namespaces-invalid", `${field} is not a name space`, { field }));
    return [];
  });
}

/** Reads the files in their order. Two rows of one name stay both, as pip keeps them, but are reported. */
function readFiles(entries: readonly unknown[], context: FileContext): readonly ProjectFile[] {
  const files: ProjectFile[] = [];
  const names = new Set<string>();
  let duplicates = 0;
  for (const entry of entries) {
    const file = readFileFromJson(entry, context);
    if (file !== undefined) {
      files.push(file);
      if (names.add(file.filename).size < files.length - duplicates) {
        duplicates += 1;
        const field = `files[${context.index}].filename`;
        context.problems.push(
          pageProblem("file-duplicate", `${file.filename} is on the page twice`, { field }),
        );
      }
    }
    context.index++;
  }
  return files;
}

function readRootPage(page: JsonObject, problems: Problem[]): RootPage | undefined {
  if (!Array.isArray(page.projects)) {
    problems.push(pageProblem("page-projects-missing", "projects is not an array", { field: "projects" }));
    return undefined;
  }
  const entries: readonly unknown[] = page.projects;
  const projects = entries.flatMap((entry, index) => {
    if (isObject(entry) && typeof entry.name === "string" && entry.name !== "") {
      return [entry.name];
    }
    const field = `projects[${index}]`;
    problems.push(pageProblem("project-invalid", `${field} has no name`, { field }));
    return [];
  });
  return { projects };
}
