/** A URL cut at its authority, as Python's `urlsplit` cuts it. */
interface SplitUrl {
  /** Lower case, empty when there is none. */
  readonly scheme: string;
  /** User, host and port; empty when there is none. */
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** The schemes for which Python always writes `//`, whether or not an authority follows. */
const ALWAYS_SLASHES = new Set(
  "ftp http gopher nntp telnet imap wais file mms https shttp snews prospero rtsp rtspu rsync svn svn+ssh sftp nfs git git+ssh ws wss".split(
    " ",
  ),
);

/** Never fails: text without a scheme is a path. Leading white space and line breaks are dropped (WHATWG URL). */
export function splitUrl(text: string): SplitUrl {
  const cleaned = text.replace(/^[\0-\x20]+/u, "").replaceAll(/[\t\r\n]/gu, "");
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/u.exec(cleaned)?.[1] ?? "";
  const afterScheme = scheme === "" ? cleaned : cleaned.slice(scheme.length + 1);
  const authority = /^\/\/([^/?#]*)/u.exec(afterScheme);
  const rest = authority ? afterScheme.slice(authority[0].length) : afterScheme;
  const [beforeFragment, fragment] = cut(rest, "#");
  const [path, query] = cut(beforeFragment, "?");
  return { scheme: scheme.toLowerCase(), authority: authority?.[1] ?? "", path, query, fragment };
}

/** Puts the parts together again; empty queries and fragments lose their marks. */
export function joinUrl({ scheme, authority, path, query, fragment }: SplitUrl): string {
  let url = path;
  if (authority !== "" || (ALWAYS_SLASHES.has(scheme) && !path.startsWith("//"))) {
    url = `//${authority}${path === "" || path.startsWith("/") ? path : `/${path}`}`;
  }
  if (scheme !== "") url = `${scheme}:${url}`;
  if (query !== "") url += `?${query}`;
  if (fragment !== "") url += `#${fragment}`;
  return url;
}

function cut(text: string, mark: string): [before: string, after: string] {
  const index = text.indexOf(mark);
  return index === -1 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
