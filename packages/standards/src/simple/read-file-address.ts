/** Where a file of a simple page is, and under which name it may be stored. */

import { resolveUrl, schemeOfUrl, splitFragment } from "../url/resolve.ts";

const FETCHABLE_SCHEMES: ReadonlySet<string> = new Set(["http", "https", "file"]);

/** Whether the text is one path component that every system can store: a page must not choose a folder. */
export function isSafeFileName(text: string): boolean {
  return (
    text !== "" && text !== "." && text !== ".." && text.length <= 255 && !/[/\\\x00-\x1F\x7F]/.test(text)
  );
}

/** The absolute URL of a file and the fragment that stood behind it; undefined where nothing could be fetched. */
export function resolveFileUrl(
  baseUrl: string,
  reference: string,
): { readonly url: string; readonly fragment: string | undefined } | undefined {
  if (reference.trim() === "") {
    return undefined;
  }
  const resolved = resolveUrl(baseUrl, reference);
  if (!resolved.startsWith("https://") && !FETCHABLE_SCHEMES.has(schemeOfUrl(resolved) ?? "")) {
    return undefined;
  }
  return splitFragment(resolved);
}
