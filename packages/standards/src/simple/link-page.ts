/** What an HTML page of links holds, before anything is known about files or projects. */

import { type StartTag, scanHtml } from "../html/scan-tags.ts";
import { resolveUrl } from "../url/resolve.ts";

/** A link of the page: the tag, and the text up to its end tag or to the next link. */
export interface Anchor {
  readonly tag: StartTag;
  readonly href: string;
  readonly text: string;
}

/** What both kinds of page are made of. */
export interface LinkPage {
  /** What relative links are relative to: the URL of the page, or its first `<base href>`. */
  readonly baseUrl: string;
  readonly anchors: readonly Anchor[];
  /** The `content` of the `meta` elements by their name; the first one counts. */
  readonly metas: ReadonlyMap<string, string>;
}

/** Collects the links of a page. Anchors without `href` are no links. */
export function readLinkPage(text: string, url: string): LinkPage {
  const anchors: Anchor[] = [];
  const metas = new Map<string, string>();
  let baseUrl: string | undefined;
  let open: StartTag | undefined;
  let openText = "";
  const close = () => {
    const href = open?.attributes.get("href")?.trim();
    if (open !== undefined && href !== undefined && href !== "") {
      anchors.push({ tag: open, href, text: openText });
    }
    open = undefined;
    openText = "";
  };
  for (const token of scanHtml(text)) {
    if (token.kind === "text") {
      openText += open === undefined ? "" : token.text;
    } else if (token.name === "a") {
      close();
      open = token.kind === "start" ? token : undefined;
    } else if (token.kind === "start" && token.name === "base") {
      baseUrl ??= token.attributes.get("href");
    } else if (token.kind === "start" && token.name === "meta") {
      rememberMeta(token, metas);
    }
  }
  close();
  return { baseUrl: baseUrl === undefined ? url : resolveUrl(url, baseUrl), anchors, metas };
}

function rememberMeta(tag: StartTag, metas: Map<string, string>): void {
  const name = tag.attributes.get("name")?.toLowerCase();
  const content = tag.attributes.get("content");
  if (name !== undefined && content !== undefined && !metas.has(name)) {
    metas.set(name, content);
  }
}
