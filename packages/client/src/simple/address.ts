/** The address of an index: where its pages are, and the credentials that stand in it, kept apart. */
import { normalizeName } from "@linchpin/standards";

export interface IndexAddress {
  /** The root of the simple API with a slash at its end, without credentials: this may be printed. */
  readonly root: URL;
  /** The `Authorization` for requests to the same origin; undefined where the address holds no credentials. */
  readonly authorization: string | undefined;
}

/** Reads a simple-API URL such as `https://user:password@index.example/simple`. Throws TypeError where it is none. */
export function readIndexAddress(text: string): IndexAddress {
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new TypeError(`an index is reached over http or https, not over ${url.protocol}`);
  }
  const authorization = basicAuthorization(url);
  url.username = "";
  url.password = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return { root: url, authorization };
}

/** `project` in any spelling. A query of the root (some indexes keep a key there) is kept. */
export function projectPageUrl({ root }: IndexAddress, project: string): URL {
  const url = new URL(root);
  url.pathname += `${normalizeName(project)}/`;
  return url;
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString("base64")}`;
}
