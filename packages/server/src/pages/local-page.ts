/** The project page of a local index: what the catalogue lists, in the words of the simple API. */
import {
  compareVersions,
  isValidVersion,
  type ProjectFile,
  type ProjectPage,
  parseVersion,
  type Version,
} from "@linchpin/standards";
import type { ListedFile } from "../domain/model.ts";
import { fileUrl } from "./file-url.ts";

/** Files come oldest version first, then by name; `root` is how the page reaches the root of the server. */
export function localPage(project: string, files: readonly ListedFile[], root: string): ProjectPage {
  const sorted = sortFiles(files);
  return {
    name: project,
    status: { status: "active" },
    versions: [...new Set(sorted.map((file) => file.version))],
    files: sorted.map((file) => localFile(file, root)),
  };
}

function sortFiles(files: readonly ListedFile[]): readonly ListedFile[] {
  const versions = new Map<string, Version>();
  for (const { version } of files) {
    if (isValidVersion(version)) versions.set(version, parseVersion(version));
  }
  return files.toSorted((left, right) => {
    const [leftVersion, rightVersion] = [versions.get(left.version), versions.get(right.version)];
    const order = leftVersion && rightVersion ? compareVersions(leftVersion, rightVersion) : 0;
    return order || (left.filename < right.filename ? -1 : 1);
  });
}

function localFile(file: ListedFile, root: string): ProjectFile {
  return {
    filename: file.filename,
    url: fileUrl(root, file.sha256, file.filename),
    hashes: { sha256: file.sha256 },
    size: file.size,
    uploadTime: file.uploadTime,
    ...(file.requiresPython !== undefined && { requiresPython: file.requiresPython }),
    ...(file.yanked !== undefined && { yanked: file.yanked }),
    ...(file.metadataSha256 !== undefined && { coreMetadata: { sha256: file.metadataSha256 } }),
  };
}
