/** The URL of a path below a server's address, which may itself have a path (behind a proxy). Segments are encoded. */
export function urlBelow(server: URL, ...segments: readonly string[]): URL {
  const base = server.pathname.endsWith("/") ? server.pathname : `${server.pathname}/`;
  const url = new URL(server);
  url.pathname = base + segments.map(encodeURIComponent).join("/");
  url.search = "";
  url.hash = "";
  return url;
}
