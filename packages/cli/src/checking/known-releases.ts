/** What an index knows that bears on the release: its own files, those of what it requires, and the release before it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IndexFacts, InspectedDistribution } from "@linchpin/checks";
import { downloadFile, fetchProjectPage, type OpenIndex } from "@linchpin/client";
import {
  compareVersions,
  inspectFileName,
  isPrerelease,
  normalizeName,
  type ProjectFile,
  type ProjectPage,
  parseRequirement,
  type Version,
} from "@linchpin/standards";
import { inspectFile } from "./inspect-files.ts";

/** More wheels of the previous release than this tell nothing new. */
const MOST_PREVIOUS_FILES = 12;
const MOST_DEPENDENCIES = 200;

export interface Released {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
  readonly requirements: readonly string[];
}

/** Asks for the project's page, and for the page of everything that it requires. */
export async function askIndex(index: OpenIndex, released: Released): Promise<IndexFacts> {
  const url = index.address.root.origin + index.address.root.pathname;
  const page = await pageOf(index, released.name);
  const names = [...new Set(released.requirements.flatMap(projectOf))].slice(0, MOST_DEPENDENCIES);
  const pages = await Promise.all(
    names.map(async (name) => [name, versionsOf(await pageOf(index, name))] as const),
  );
  return { url, ...(page && { page }), dependencies: new Map(pages) };
}

async function pageOf(index: OpenIndex, project: string): Promise<ProjectPage | undefined> {
  const fetched = await fetchProjectPage(index, project);
  return fetched.kind === "page" ? fetched.page : undefined;
}

function projectOf(requirement: string): string[] {
  try {
    return [normalizeName(parseRequirement(requirement).name)];
  } catch {
    return [];
  }
}

function versionsOf(page: ProjectPage | undefined): string[] {
  const names = page?.files.map(({ filename }) => inspectFileName(filename).value) ?? [];
  return [...new Set(names.flatMap((name) => name?.written.version ?? []))];
}

/** The newest release before this version, downloaded for as long as it takes to read it. */
export async function readPrevious(
  index: OpenIndex,
  page: ProjectPage | undefined,
  version: Version,
): Promise<readonly InspectedDistribution[]> {
  const files = previousFiles(page, version).slice(0, MOST_PREVIOUS_FILES);
  const folder = await mkdtemp(join(tmpdir(), "linchpin-previous-"));
  try {
    const inspected: InspectedDistribution[] = [];
    for (const file of files) {
      const target = join(folder, file.filename);
      await downloadFile({
        url: new URL(file.url, index.address.root),
        sha256: file.hashes["sha256"] ?? "",
        target,
      });
      inspected.push(await inspectFile(target, true));
    }
    return inspected;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its files, of the highest final version that is lower. */
function previousFiles(page: ProjectPage | undefined, version: Version): readonly ProjectFile[] {
  const files = (page?.files ?? []).flatMap((file) => {
    const named = inspectFileName(file.filename).value;
    const isEarlier =
      named !== undefined && compareVersions(named.version, version) < 0 && !isPrerelease(named.version);
    return isEarlier && file.hashes["sha256"] !== undefined ? [{ file, version: named.version }] : [];
  });
  const newest = files
    .map((each) => each.version)
    .toSorted(compareVersions)
    .at(-1);
  if (newest === undefined) return [];
  return files.filter((each) => compareVersions(each.version, newest) === 0).map(({ file }) => file);
}
