/** From what the upstream's page says to what the mirror goes by. */
import {
  type ProjectFile,
  type ProjectPage,
  parseDistributionFileName,
  StandardsError,
  versionToString,
} from "@linchpin/standards";
import type { MirroredFile, MirroredPage } from "./answer.ts";

/** `project` is normalised; `root` is the upstream's address. Of files with the same name the first counts. */
export function readUpstreamPage(project: string, page: ProjectPage, root: URL): MirroredPage {
  const files = new Map<string, MirroredFile>();
  for (const file of page.files) {
    if (isFetchable(file, root) && !files.has(file.filename)) files.set(file.filename, mirroredFile(file));
  }
  return {
    project,
    ...(page.status && { status: page.status }),
    versions: page.versions.length > 0 ? page.versions : versionsOf([...files.keys()]),
    files: [...files.values()],
  };
}

/** An index reached over https that links to http is only as safe as the digest that it gives. */
function isFetchable({ url, hashes }: ProjectFile, root: URL): boolean {
  if (url.startsWith("https:")) return true;
  const digested = hashes.sha256 !== undefined || hashes.sha384 !== undefined || hashes.sha512 !== undefined;
  return url.startsWith("http:") && (root.protocol === "http:" || digested);
}

function mirroredFile(file: ProjectFile): MirroredFile {
  const { filename, url, hashes, size, uploadTime, requiresPython, yanked, coreMetadata } = file;
  return {
    filename,
    url,
    hashes,
    ...(size !== undefined && { size }),
    ...(uploadTime !== undefined && { uploadTime }),
    ...(requiresPython !== undefined && { requiresPython }),
    ...(yanked !== undefined && { yanked }),
    ...(coreMetadata !== undefined && { coreMetadata }),
  };
}

/** HTML does not list the versions; the names of the files tell them. */
function versionsOf(filenames: readonly string[]): readonly string[] {
  return [...new Set(filenames.flatMap((filename) => versionIn(filename) ?? []))];
}

function versionIn(filename: string): string | undefined {
  try {
    return versionToString(parseDistributionFileName(filename).version);
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}
