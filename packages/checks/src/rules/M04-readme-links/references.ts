/** The links and images of a Markdown text, as they are in the HTML that an index shows. */

export interface Reference {
  readonly target: string;
  readonly isImage: boolean;
}

/** A readme is smaller; what is longer is cut. */
const LONGEST_README = 1_000_000;

/** Renders the text and reads the result, so that code blocks and comments hold no links. */
export async function findReferences(markdown: string, variant: "GFM" | "CommonMark"): Promise<Reference[]> {
  const [{ micromark }, { gfm, gfmHtml }] = await Promise.all([
    import("micromark"),
    import("micromark-extension-gfm"),
  ]);
  const extensions = variant === "GFM" ? { extensions: [gfm()], htmlExtensions: [gfmHtml()] } : {};
  const html = micromark(markdown.slice(0, LONGEST_README), {
    ...extensions,
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  return tagsOf(html).flatMap(({ isImage, attributes }) => {
    const target = valueOf(attributes, isImage ? "src" : "href");
    return target === undefined ? [] : [{ target, isImage }];
  });
}

interface Tag {
  readonly isImage: boolean;
  readonly attributes: string;
}

/** The `img` and `a` tags outside comments, in one pass. */
function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  for (let open = html.indexOf("<"); open >= 0; ) {
    const isComment = html.startsWith("<!--", open);
    const close = isComment ? html.indexOf("-->", open) : html.indexOf(">", open);
    if (close < 0) break;
    const match = /^<(img|a)\s/i.exec(html.slice(open, open + 6));
    if (match && !isComment) {
      tags.push({
        isImage: match[1]?.toLowerCase() === "img",
        attributes: html.slice(open + match[0].length - 1, close),
      });
    }
    open = html.indexOf("<", close);
  }
  return tags;
}

function valueOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes,
  );
  return (match?.[1] ?? match?.[2] ?? match?.[3])?.trim().replaceAll("&amp;", "&");
}
