/** Project pages of 3,000 files: read and judged, beside pip's reader of the same page. */
import {
  type ProjectPage,
  parseProjectPageHtml,
  parseProjectPageJson,
  writeProjectPageHtml,
  writeProjectPageJson,
} from "@linchpin/standards";
import { type BenchRow, costRow } from "../row.ts";
import { findPackagingPython, ownRate, pythonRate } from "./python-peer.ts";

const SECONDS = 2;
const FILES = 3_000;
const URL_OF_PAGE = "https://index.example/simple/example-pkg/";

/** pip only makes links of the files: it judges neither names nor times nor digests. */
function pipReader(contentType: string): string {
  return `
from pip._internal.index.collector import IndexContent, parse_links
def work(items):
    for item in items:
        content = IndexContent(item.encode(), "${contentType}", "utf-8", "${URL_OF_PAGE}", cache_link_parsing=False)
        for link in parse_links(content): pass
`;
}

export function run(): Promise<readonly BenchRow[]> {
  const python = findPackagingPython();
  if (python === undefined) return Promise.resolve([]);
  const page = largePage();
  const row = (
    format: string,
    text: string,
    work: (text: string) => unknown,
    contentType: string,
  ): BenchRow => {
    const ours = 1_000 / ownRate<string>((items) => items.forEach(work), [text], SECONDS);
    const theirs = 1_000 / pythonRate(python, pipReader(contentType), [text], SECONDS);
    return costRow(`simple ${format} page of ${FILES} files: read and validate`, "ms", ours, "pip", theirs);
  };
  const json = writeProjectPageJson(page);
  const html = writeProjectPageHtml(page);
  return Promise.resolve([
    row(
      "JSON",
      json,
      (text) => parseProjectPageJson(text, URL_OF_PAGE),
      "application/vnd.pypi.simple.v1+json",
    ),
    row("HTML", html, (text) => parseProjectPageHtml(text, URL_OF_PAGE), "text/html"),
  ]);
}

function largePage(): ProjectPage {
  const files = Array.from({ length: FILES }, (_, index) => {
    const filename = `example_pkg-1.${index}.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`;
    const digest = index.toString(16).padStart(4, "0").repeat(16);
    return {
      filename,
      url: `https://files.example/packages/${digest.slice(0, 2)}/${digest.slice(2)}/${filename}`,
      hashes: { sha256: digest },
      size: 1_000 + index,
      uploadTime: "2026-03-04T10:11:12.123456Z",
      requiresPython: ">=3.9",
      coreMetadata: { sha256: digest },
      ...(index % 10 === 0 && { yanked: "broken" }),
    };
  });
  return { name: "example-pkg", versions: files.map((_, index) => `1.${index}.0`), files };
}
