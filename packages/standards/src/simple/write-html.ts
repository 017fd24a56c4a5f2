/** Simple pages as HTML (PEP 503, with 592, 629, 658, 714, 740 and 792). The format is frozen (PEP 833). */

import { normalizeName } from "../name/name.ts";
import { escapeHtml } from "./escape-html.ts";
import { hashFragment } from "./hashes.ts";
import {
  offeredFiles,
  type ProjectFile,
  type ProjectPage,
  type ProjectStatus,
  type RootPage,
  SIMPLE_API_VERSION,
  type SimpleApiVersion,
} from "./page.ts";
import type { WriteOptions } from "./write-json.ts";

/** The project page as HTML text. Every value from the page is escaped, so a reason or a name cannot add markup. */
export function writeProjectPageHtml(page: ProjectPage, options: WriteOptions = {}): string {
  const newest = options.apiVersion ?? SIMPLE_API_VERSION;
  const anchors = offeredFiles(page).map((file) => fileAnchor(file, newest));
  return document(`Links for ${page.name}`, headTags(newest, page.status), anchors);
}

/** The root page as HTML text. Its links are relative: the page may be served under any prefix. */
export function writeRootPageHtml(page: RootPage, options: WriteOptions = {}): string {
  const newest = options.apiVersion ?? SIMPLE_API_VERSION;
  const anchors = page.projects.map(
    (name) => `<a href="${normalizeName(name)}/">${escapeHtml(name)}</a><br>`,
  );
  return document("Simple index", headTags(newest, undefined), anchors);
}

function document(title: string, head: readonly string[], body: readonly string[]): string {
  const heading = escapeHtml(title);
  return [
    "<!DOCTYPE html>",
    "<html>",
    "<head>",
    '<meta charset="utf-8">',
    ...head,
    `<title>${heading}</title>`,
    "</head>",
    "<body>",
    `<h1>${heading}</h1>`,
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function headTags(newest: SimpleApiVersion, status: ProjectStatus | undefined): readonly string[] {
  const tags = [metaTag("pypi:repository-version", newest)];
  if (status !== undefined && newest >= "1.4") {
    tags.push(metaTag("pypi:project-status", status.status));
    if (status.reason !== undefined) {
      tags.push(metaTag("pypi:project-status-reason", status.reason));
    }
  }
  return tags;
}

function metaTag(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}

function fileAnchor(file: ProjectFile, newest: SimpleApiVersion): string {
  const fragment = hashFragment(file.hashes);
  const href = fragment === undefined ? file.url : `${file.url}#${fragment}`;
  const attributes = fileAttributes(file, newest)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join("");
  return `<a href="${escapeHtml(href)}"${attributes}>${escapeHtml(file.filename)}</a><br>`;
}

function fileAttributes(file: ProjectFile, newest: SimpleApiVersion): readonly (readonly [string, string])[] {
  const attributes: (readonly [string, string | undefined])[] = [
    ["data-requires-python", file.requiresPython],
    // The attribute always gets a value: pip takes one without a value for "not yanked".
    ["data-yanked", file.yanked === true ? "" : file.yanked],
    ["data-core-metadata", metadataAttribute(file)],
    // Readers older than PEP 714 know the metadata file under this name only.
    ["data-dist-info-metadata", metadataAttribute(file)],
    ["data-gpg-sig", file.gpgSignature === undefined ? undefined : String(file.gpgSignature)],
    ["data-provenance", newest >= "1.3" ? file.provenance : undefined],
    // No standard has these two; uv reads them, and `exclude-newer` then works over HTML.
    ["data-size", file.size === undefined ? undefined : String(file.size)],
    ["data-upload-time", file.uploadTime],
  ];
  return attributes.filter((attribute): attribute is readonly [string, string] => attribute[1] !== undefined);
}

function metadataAttribute({ coreMetadata }: ProjectFile): string | undefined {
  return typeof coreMetadata === "object" ? (hashFragment(coreMetadata) ?? "true") : coreMetadata && "true";
}
