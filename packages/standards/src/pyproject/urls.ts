/** `project.urls`: addresses by their labels (core metadata: Project-URL). */

import type { TableReader } from "../document/table-reader.ts";

const MAXIMUM_LABEL = 32;

export function readUrls(project: TableReader): ReadonlyMap<string, string> {
  const table = project.table("urls");
  if (table === undefined) {
    return new Map();
  }
  const urls = new Map<string, string>();
  for (const label of table.keys) {
    checkLabel(table, label);
    const url = table.text(label);
    if (url !== undefined) {
      checkUrl(table, label, url);
      urls.set(label, url);
    }
  }
  return urls;
}

function checkLabel(table: TableReader, label: string): void {
  const remedy = "use a short label such as Homepage, Source, Changelog or Documentation";
  if (Array.from(label).length > MAXIMUM_LABEL) {
    table.findings.error(table.pathOf(label), {
      code: "url-label-too-long",
      state: `the label ${JSON.stringify(label)} is longer than ${MAXIMUM_LABEL} characters`,
      consequence: "backends and indexes refuse the metadata",
      remedy,
      isAboutKey: true,
    });
  }
  if (label.includes(",")) {
    table.findings.warning(table.pathOf(label), {
      code: "url-label-comma",
      state: `the label ${JSON.stringify(label)} has a comma`,
      consequence: "in the metadata the label ends at its first comma, and the rest goes into the URL",
      remedy,
      isAboutKey: true,
    });
  }
}

function checkUrl(table: TableReader, label: string, url: string): void {
  const state = `${JSON.stringify(url)} is not an absolute URL`;
  const remedy = "write the whole address, with https:// in front";
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]/.test(url)) {
    return;
  }
  const path = table.pathOf(label);
  if (lacksSchemeOnly(url)) {
    const consequence = "tools that show it may take it for a path; indexes refuse it";
    table.findings.warning(path, { code: "url-without-scheme", state, remedy, consequence });
  } else {
    const consequence = "indexes refuse the metadata";
    table.findings.error(path, { code: "url-invalid", state, remedy, consequence });
  }
}

/** `example.org/docs`: a host, so that `https://` in front would make it right. */
function lacksSchemeOnly(url: string): boolean {
  return !/^(?:[/\\?#]|[A-Za-z][A-Za-z0-9+.-]*:)|@/.test(url) && url !== "";
}
