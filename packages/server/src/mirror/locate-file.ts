/** Where the upstream has a file, according to its pages. */
import { unknownFile } from "../pages/refusals.ts";
import type { MirroredFile, MirroredPage } from "./answer.ts";
import type { MirrorPages } from "./mirror-pages.ts";
import { projectsOfFileName } from "./project-in-file-name.ts";
import { quarantinedFile, refusalOfAnswer } from "./refusals.ts";

export interface LocatedFile {
  /** Normalised. */
  readonly project: string;
  readonly file: MirroredFile;
}

interface LocateDeps {
  readonly pages: MirrorPages;
  readonly isOwned: (project: string) => Promise<boolean>;
}

/**
 * By digest and name: the addresses in lock files outlive every page. Pages that are held are searched first, however
 * old they are, since the digest says what is right; then the upstream is asked. Our names never reach it.
 */
export async function locateByDigest(
  sha256: string,
  filename: string,
  { pages, isOwned }: LocateDeps,
): Promise<LocatedFile> {
  const isWanted = (file: MirroredFile): boolean =>
    file.filename === filename && file.hashes.sha256 === sha256;
  const projects: string[] = [];
  for (const project of projectsOfFileName(filename)) if (!(await isOwned(project))) projects.push(project);
  for (const project of projects) {
    const file = findOffered(pages.held(project), isWanted);
    if (file !== undefined) return { project, file };
  }
  for (const project of projects) {
    const answer = await pages.page(project);
    if (answer.kind === "unavailable") throw refusalOfAnswer(answer, filename);
    const file = answer.kind === "page" ? findOffered(answer.page, isWanted) : undefined;
    if (file !== undefined) return { project, file };
  }
  throw unknownFile(filename);
}

/** By name, on the page of a project whose upstream gives no digests. */
export async function locateByName(
  project: string,
  filename: string,
  { pages, isOwned }: LocateDeps,
): Promise<LocatedFile> {
  if (await isOwned(project)) throw unknownFile(filename);
  const answer = await pages.page(project);
  if (answer.kind !== "page") throw refusalOfAnswer(answer, filename);
  const file = findOffered(answer.page, (candidate) => candidate.filename === filename);
  if (file === undefined) throw unknownFile(filename);
  return { project, file };
}

function findOffered(
  page: MirroredPage | undefined,
  isWanted: (file: MirroredFile) => boolean,
): MirroredFile | undefined {
  const file = page?.files.find(isWanted);
  if (page === undefined || file === undefined) return undefined;
  if (page.status?.status === "quarantined")
    throw quarantinedFile(file.filename, page.project, page.status.reason);
  return file;
}
