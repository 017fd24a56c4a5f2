/** Simple pages as JSON (PEP 691, with 700, 714, 740 and 792). */

import { orderHashes } from "./hashes.ts";
import {
  offeredFiles,
  type ProjectFile,
  type ProjectPage,
  type RootPage,
  SIMPLE_API_VERSION,
  type SimpleApiVersion,
} from "./page.ts";

export interface WriteOptions {
  /** The newest version that the page may claim; keys of later versions are left out. 1.4 where absent. */
  readonly apiVersion?: SimpleApiVersion;
}

/**
 * The project page as JSON text. An absent value is an absent key, never `null`: uv throws a page away for a `null`
 * in `size`, `upload-time` or `yanked`. A page with a file of unknown size claims version 1.0, because 1.1 makes
 * the size mandatory; what is known is written all the same, since readers skip keys that they do not know.
 */
export function writeProjectPageJson(page: ProjectPage, options: WriteOptions = {}): string {
  const newest = options.apiVersion ?? SIMPLE_API_VERSION;
  const files = offeredFiles(page);
  const claimed = files.every((file) => file.size !== undefined) ? newest : "1.0";
  return JSON.stringify({
    meta: { "api-version": claimed },
    name: page.name,
    "project-status": newest >= "1.4" ? page.status : undefined,
    versions: newest >= "1.1" ? page.versions : undefined,
    files: files.map((file) => fileToJson(file, newest)),
  });
}

/** The root page as JSON text. */
export function writeRootPageJson(page: RootPage, options: WriteOptions = {}): string {
  return JSON.stringify({
    meta: { "api-version": options.apiVersion ?? SIMPLE_API_VERSION },
    projects: page.projects.map((name) => ({ name })),
  });
}

/** `JSON.stringify` leaves out what is undefined. The legacy alias of `core-metadata` is not for JSON (PEP 714). */
function fileToJson(file: ProjectFile, newest: SimpleApiVersion): object {
  return {
    filename: file.filename,
    url: file.url,
    hashes: orderHashes(file.hashes),
    size: newest >= "1.1" ? file.size : undefined,
    "upload-time": newest >= "1.1" ? file.uploadTime : undefined,
    "requires-python": file.requiresPython,
    // An empty reason would read as "not yanked" (PEP 691).
    yanked: file.yanked === "" ? true : file.yanked,
    "core-metadata": file.coreMetadata,
    "gpg-sig": file.gpgSignature,
    provenance: newest >= "1.3" ? file.provenance : undefined,
  };
}
