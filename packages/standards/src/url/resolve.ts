/**
 * URL references, resolved as RFC 3986 § 5.2 says. The package has no `URL` class (it names no host API), and the
 * class would also rewrite what an index sent: hosts, escapes and default ports stay here as they were written.
 */

/** The five parts of RFC 3986 § 3. A part that is absent is `undefined`; a part that is empty is `""`. */
interface UrlParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

// RFC 3986, appendix B, with the scheme's own alphabet. Every class excludes what follows it, so it is linear.
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** What may not stand in a URL (RFC 3986 § 2): blanks, controls, quotes, brackets of markup, all that is not ASCII. */
const UNSAFE = /[^!#-;=?-[\]_a-z~]+/;
const ALL_UNSAFE = new RegExp(UNSAFE, "g");

/**
 * Resolves `reference` against the absolute URL `base` and percent-encodes what may not stand in a URL.
 * Blanks around the reference and line breaks inside it are dropped, as browsers do.
 */
export function resolveUrl(base: string, reference: string): string {
  if (isPlainAbsolute(reference)) {
    return reference;
  }
  return composeUrl(resolveParts(splitUrl(encodeUnsafe(base)), splitUrl(encodeUnsafe(reference))));
}

/** Splits a URL at its fragment: the URL to ask for, and the fragment without its `#` (undefined where absent). */
export function splitFragment(url: string): { readonly url: string; readonly fragment: string | undefined } {
  const hash = url.indexOf("#");
  return hash < 0 ? { url, fragment: undefined } : { url: url.slice(0, hash), fragment: url.slice(hash + 1) };
}

/** The scheme of an absolute URL in lower case, or undefined for a relative reference. */
export function schemeOfUrl(url: string): string | undefined {
  return splitUrl(url).scheme?.toLowerCase();
}

/** The last segment of a URL's path, percent-decoded where that gives text; `""` when the path ends in a slash. */
export function lastPathSegment(url: string): string {
  const { path } = splitUrl(url);
  return decodePercent(path.slice(path.lastIndexOf("/") + 1));
}

/** Percent-decodes UTF-8; a text with a broken escape is given back as it is. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) {
    return text;
  }
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Already absolute, nothing to encode, no dot segment to remove: by far the most frequent case on a page. */
function isPlainAbsolute(text: string): boolean {
  return (
    (text.startsWith("https://") || text.startsWith("http://")) && !text.includes("/.") && !UNSAFE.test(text)
  );
}

function encodeUnsafe(text: string): string {
  const trimmed = text.trim().replace(/[\t\n\r]/g, "");
  return trimmed.toWellFormed().replace(ALL_UNSAFE, encodeURIComponent);
}

function splitUrl(text: string): UrlParts {
  const parts = PARTS.exec(text);
  return {
    scheme: parts?.[1],
    authority: parts?.[2],
    path: parts?.[3] ?? "",
    query: parts?.[4],
    fragment: parts?.[5],
  };
}

/** RFC 3986 § 5.2.2, transform references (strict: a reference with a scheme is absolute). */
function resolveParts(base: UrlParts, reference: UrlParts): UrlParts {
  if (reference.scheme !== undefined) {
    return { ...reference, path: removeDotSegments(reference.path) };
  }
  const { scheme } = base;
  if (reference.authority !== undefined) {
    return { ...reference, scheme, path: removeDotSegments(reference.path) };
  }
  const { authority } = base;
  const { fragment } = reference;
  if (reference.path === "") {
    return { scheme, authority, path: base.path, query: reference.query ?? base.query, fragment };
  }
  const path = reference.path.startsWith("/") ? reference.path : mergePaths(base, reference.path);
  return { scheme, authority, path: removeDotSegments(path), query: reference.query, fragment };
}

/** RFC 3986 § 5.2.3. */
function mergePaths(base: UrlParts, path: string): string {
  if (base.authority !== undefined && base.path === "") {
    return `/${path}`;
  }
  return base.path.slice(0, base.path.lastIndexOf("/") + 1) + path;
}

/** RFC 3986 § 5.2.4, by segments instead of by a rewritten buffer. */
function removeDotSegments(path: string): string {
  if (!path.includes(".")) {
    return path;
  }
  const segments = path.split("/");
  const kept: string[] = [];
  const rooted = path.startsWith("/");
  for (const segment of segments) {
    if (segment === "..") {
      // The empty first segment of a rooted path is the root itself and stays.
      if (kept.length > (rooted ? 1 : 0)) {
        kept.pop();
      }
    } else if (segment !== ".") {
      kept.push(segment);
    }
  }
  const last = segments.at(-1);
  if (last === "." || last === "..") {
    kept.push("");
  }
  return kept.join("/");
}

/** RFC 3986 § 5.3. */
function composeUrl(parts: UrlParts): string {
  const scheme = parts.scheme === undefined ? "" : `${parts.scheme}:`;
  const authority = parts.authority === undefined ? "" : `//${parts.authority}`;
  const query = parts.query === undefined ? "" : `?${parts.query}`;
  const fragment = parts.fragment === undefined ? "" : `#${parts.fragment}`;
  return scheme + authority + parts.path + query + fragment;
}
