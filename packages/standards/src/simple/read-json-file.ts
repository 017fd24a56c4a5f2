/** One entry of `files` on a JSON page (PEP 691 § Project Detail). */

import { isObject, type JsonObject } from "../document/json.ts";
import type { Problem } from "../problem.ts";
import { areHashes, isKnownAlgorithm, readHashObject } from "./hashes.ts";
import type { Hashes, ProjectFile } from "./page.ts";
import { type PageProblemCode, pageProblem } from "./page-problem.ts";
import { isSafeFileName, resolveFileUrl } from "./read-file-address.ts";
import { normalizeUploadTime } from "./upload-time.ts";

export interface FileContext {
  readonly baseUrl: string;
  /** Whether the page claims a version that makes `size` mandatory. */
  readonly sizesPromised: boolean;
  /** The place in `files`; moves on from file to file. */
  index: number;
  readonly problems: Problem[];
}

/** Reads one file, or undefined where it has no usable name, address or digests. */
export function readFileFromJson(entry: unknown, context: FileContext): ProjectFile | undefined {
  if (!isObject(entry)) {
    report(context, "file-not-object", undefined, "is not an object");
    return undefined;
  }
  const filename = readFileName(entry.filename, context);
  const url = readUrl(entry.url, context);
  const hashes = readHashes(entry.hashes, context);
  const file: WritableFile = { filename: filename ?? "", url: url ?? "", hashes: hashes ?? {} };
  readOptionalKeys(entry, file, context);
  return filename === undefined || url === undefined || hashes === undefined ? undefined : file;
}

type WritableFile = { -readonly [Key in keyof ProjectFile]: ProjectFile[Key] };

/** Assigned one by one, not spread: this runs for every file of every page that is mirrored. */
function readOptionalKeys(entry: JsonObject, file: WritableFile, context: FileContext): void {
  const size = readSize(entry.size, context);
  if (size !== undefined) {
    file.size = size;
  }
  const uploadTime = readUploadTime(entry["upload-time"], context);
  if (uploadTime !== undefined) {
    file.uploadTime = uploadTime;
  }
  const requiresPython = readRequiresPython(entry["requires-python"], context);
  if (requiresPython !== undefined) {
    file.requiresPython = requiresPython;
  }
  const yanked = readYanked(entry.yanked, context);
  if (yanked !== undefined) {
    file.yanked = yanked;
  }
  const coreMetadata = readCoreMetadata(entry, context);
  if (coreMetadata !== undefined) {
    file.coreMetadata = coreMetadata;
  }
  const gpgSignature = readGpgSignature(entry["gpg-sig"], context);
  if (gpgSignature !== undefined) {
    file.gpgSignature = gpgSignature;
  }
  const provenance = readProvenance(entry.provenance, context);
  if (provenance !== undefined) {
    file.provenance = provenance;
  }
}

function report(context: FileContext, code: PageProblemCode, key: string | undefined, what: string): void {
  const field = key === undefined ? `files[${context.index}]` : `files[${context.index}].${key}`;
  context.problems.push(pageProblem(code, `${field} ${what}`, { field }));
}

/** A value for a message, cut so that a page cannot fill a log. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function readFileName(value: unknown, context: FileContext): string | undefined {
  if (typeof value === "string" && isSafeFileName(value)) {
    return value;
  }
  report(context, "file-name-invalid", "filename", `is ${shown(value)}`);
  return undefined;
}

function readUrl(value: unknown, context: FileContext): string | undefined {
  const url = typeof value === "string" ? resolveFileUrl(context.baseUrl, value) : undefined;
  if (url === undefined) {
    report(context, "file-url-invalid", "url", `is ${shown(value)}`);
  }
  return url?.url;
}

function readHashes(value: unknown, context: FileContext): Hashes | undefined {
  if (!isObject(value)) {
    report(context, "file-hashes-missing", "hashes", `is ${shown(value)}`);
    return {};
  }
  return areHashes(value) ? value : repairHashes(value, context);
}

function repairHashes(value: JsonObject, context: FileContext): Hashes | undefined {
  let usable = true;
  const hashes = readHashObject(value, (algorithm, digest) => {
    if (isKnownAlgorithm(algorithm.toLowerCase())) {
      report(context, "file-hash-invalid", `hashes.${algorithm}`, `is ${shown(digest)}`);
      usable = false;
    }
  });
  return usable ? hashes : undefined;
}

function readSize(value: unknown, context: FileContext): number | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) {
    return value;
  }
  if (value !== undefined) {
    report(context, "file-size-invalid", "size", `is ${shown(value)}`);
  } else if (context.sizesPromised) {
    report(context, "file-size-missing", "size", "is absent");
  }
  return undefined;
}

function readUploadTime(value: unknown, context: FileContext): string | undefined {
  const time = typeof value === "string" ? normalizeUploadTime(value) : undefined;
  if (time !== value) {
    report(context, "file-upload-time-invalid", "upload-time", `is ${shown(value)}`);
  }
  return time;
}

/** PyPI writes `null` for "none said"; an empty text says nothing either. */
function readRequiresPython(value: unknown, context: FileContext): string | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (typeof value === "string") {
    return value;
  }
  report(context, "file-requires-python-invalid", "requires-python", `is ${shown(value)}`);
  return undefined;
}

function readYanked(value: unknown, context: FileContext): true | string | undefined {
  if (value === true || (typeof value === "string" && value !== "")) {
    return value;
  }
  if (value !== undefined && value !== false) {
    report(context, "file-yanked-invalid", "yanked", `is ${shown(value)}`);
  }
  return undefined;
}

/** The key of PEP 714, then the two names under which older indexes write it. */
function readCoreMetadata(entry: JsonObject, context: FileContext): true | Hashes | undefined {
  const value =
    entry["core-metadata"] ?? entry["dist-info-metadata"] ?? entry["data-dist-info-metadata"] ?? undefined;
  if (value === undefined || typeof value === "boolean") {
    return value ? true : undefined;
  }
  if (!isObject(value)) {
    report(context, "file-core-metadata-invalid", "core-metadata", `is ${shown(value)}`);
    return undefined;
  }
  const digests = areHashes(value) ? value : repairMetadataHashes(value, context);
  return isEmpty(digests) ? true : digests;
}

function repairMetadataHashes(value: JsonObject, context: FileContext): Hashes {
  return readHashObject(value, (algorithm, digest) => {
    report(context, "file-core-metadata-invalid", `core-metadata.${algorithm}`, `is ${shown(digest)}`);
  });
}

/** Without the array that `Object.keys` makes: this runs for every file of a page. */
function isEmpty(hashes: Hashes): boolean {
  for (const _ in hashes) {
    return false;
  }
  return true;
}

function readGpgSignature(value: unknown, context: FileContext): boolean | undefined {
  if (value === undefined || value === null || typeof value === "boolean") {
    return value ?? undefined;
  }
  report(context, "file-gpg-sig-invalid", "gpg-sig", `is ${shown(value)}`);
  return undefined;
}

function readProvenance(value: unknown, context: FileContext): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value === "string" && /^https:\/\/[^\s]+$/i.test(value)) {
    return value;
  }
  report(context, "file-provenance-invalid", "provenance", `is ${shown(value)}`);
  return undefined;
}
