/** One link of an HTML project page as a file (PEP 503 and the attributes that later PEPs added). */

import type { Problem, Span } from "../problem.ts";
import { decodePercent, lastPathSegment } from "../url/resolve.ts";
import { isKnownAlgorithm, normalizeDigest } from "./hashes.ts";
import type { Anchor } from "./link-page.ts";
import type { Hashes, ProjectFile } from "./page.ts";
import { type PageProblemCode, pageProblem } from "./page-problem.ts";
import { isSafeFileName, resolveFileUrl } from "./read-file-address.ts";
import { normalizeUploadTime } from "./upload-time.ts";

/** Reports a finding about an attribute of the link. */
type Report = (code: PageProblemCode, attribute: string, value: string) => void;

/** Reads one link, or undefined where it has no usable name, address or digest. */
export function readFileFromAnchor(
  anchor: Anchor,
  baseUrl: string,
  problems: Problem[],
): ProjectFile | undefined {
  const report = reporter(anchor.tag, problems);
  const resolved = resolveFileUrl(baseUrl, anchor.href);
  if (resolved === undefined) {
    report("file-url-invalid", "href", anchor.href);
    return undefined;
  }
  // pip and uv take the name from the URL; the text is for addresses that do not end in one.
  const filename = lastPathSegment(resolved.url) || anchor.text.trim();
  if (!isSafeFileName(filename)) {
    report("file-name-invalid", "href", filename);
    return undefined;
  }
  const hashes = readFragment(resolved.fragment, report);
  return hashes && { filename, url: resolved.url, hashes, ...readAttributes(anchor.tag.attributes, report) };
}

function reporter(span: Span, problems: Problem[]): Report {
  const place = { start: span.start, end: span.end };
  return (code, attribute, value) => {
    const state = `${attribute} is ${JSON.stringify(value.slice(0, 80))}`;
    problems.push(pageProblem(code, state, { field: `a ${attribute}`, span: place }));
  };
}

/**
 * The digests of a fragment such as `sha256=…`; old pages add more after `&`, for example `egg=…`. Undefined where
 * a known algorithm has something that is no digest: such a file could not be checked.
 */
function readFragment(fragment: string | undefined, report: Report): Hashes | undefined {
  const hashes: Record<string, string> = {};
  for (const part of (fragment ?? "").split("&")) {
    const equals = part.indexOf("=");
    const algorithm = part.slice(0, Math.max(equals, 0)).toLowerCase();
    if (!isKnownAlgorithm(algorithm)) {
      continue;
    }
    const digest = normalizeDigest(algorithm, decodePercent(part.slice(equals + 1)));
    if (digest === undefined) {
      report("file-hash-invalid", "href", part);
      return undefined;
    }
    hashes[algorithm] = digest;
  }
  return hashes;
}

type AttributeKeys = Omit<ProjectFile, "filename" | "url" | "hashes">;

function readAttributes(attributes: ReadonlyMap<string, string>, report: Report): AttributeKeys {
  const size = readSize(attributes.get("data-size"), report);
  const uploadTime = readUploadTime(attributes.get("data-upload-time"), report);
  const requiresPython = attributes.get("data-requires-python")?.trim();
  // Presence alone means yanked, whatever the value says (PEP 592).
  const yanked = attributes.get("data-yanked");
  const coreMetadata = readCoreMetadata(attributes, report);
  const gpgSignature = readGpgSignature(attributes.get("data-gpg-sig"), report);
  const provenance = attributes.get("data-provenance");
  return {
    ...(size !== undefined && { size }),
    ...(uploadTime !== undefined && { uploadTime }),
    ...(requiresPython && { requiresPython }),
    ...(yanked !== undefined && { yanked: yanked === "" ? true : yanked }),
    ...(coreMetadata !== undefined && { coreMetadata }),
    ...(gpgSignature !== undefined && { gpgSignature }),
    ...(provenance && { provenance }),
  };
}

function readSize(value: string | undefined, report: Report): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (/^\d{1,15}$/.test(value)) {
    return Number(value);
  }
  report("file-size-invalid", "data-size", value);
  return undefined;
}

function readUploadTime(value: string | undefined, report: Report): string | undefined {
  const time = value === undefined ? undefined : normalizeUploadTime(value);
  if (value !== undefined && time !== value) {
    report("file-upload-time-invalid", "data-upload-time", value);
  }
  return time;
}

/** `true`, `false` or `algorithm=digest`, under the name of PEP 714 or under that of PEP 658. */
function readCoreMetadata(
  attributes: ReadonlyMap<string, string>,
  report: Report,
): true | Hashes | undefined {
  const name = attributes.has("data-core-metadata") ? "data-core-metadata" : "data-dist-info-metadata";
  const value = attributes.get(name);
  if (value === undefined || value === "false") {
    return undefined;
  }
  if (value === "true") {
    return true;
  }
  const equals = value.indexOf("=");
  const algorithm = value.slice(0, Math.max(equals, 0)).toLowerCase();
  const digest = normalizeDigest(algorithm, value.slice(equals + 1));
  if (equals > 0 && digest !== undefined) {
    return { [algorithm]: digest };
  }
  report("file-core-metadata-invalid", name, value);
  // pip takes any value for "the metadata exists", with nothing to check it by.
  return true;
}

function readGpgSignature(value: string | undefined, report: Report): boolean | undefined {
  if (value === undefined || value === "true" || value === "false") {
    return value === undefined ? undefined : value === "true";
  }
  report("file-gpg-sig-invalid", "data-gpg-sig", value);
  return undefined;
}
