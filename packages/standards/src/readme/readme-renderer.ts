import { type ContentType, parseContentType } from "../metadata/content-type.ts";

/** How a description becomes a page. `plain` is shown as it is, between `<pre>` tags. */
export type ReadmeRenderer =
  | { readonly kind: "plain" }
  | { readonly kind: "restructuredtext" }
  | { readonly kind: "markdown"; readonly variant: "GFM" | "CommonMark" };

/** What to render with, and why that one. */
export interface ReadmeChoice {
  readonly renderer: ReadmeRenderer;
  /** `declared`: the content type says so. `default`: it is missing. `fallback`: it is wrong or unknown. */
  readonly reason: "declared" | "default" | "fallback";
}

/**
 * Which renderer applies to a description (core metadata § Description-Content-Type). Without a content type it is
 * reStructuredText, with plain text where that has errors. What cannot be read is shown as plain text, which is never
 * wrong.
 */
export function chooseReadmeRenderer(descriptionContentType: string | undefined): ReadmeChoice {
  if (descriptionContentType === undefined || descriptionContentType === "") {
    return { renderer: { kind: "restructuredtext" }, reason: "default" };
  }
  const contentType = parseContentType(descriptionContentType);
  const renderer = contentType && rendererOf(contentType);
  return renderer ? { renderer, reason: "declared" } : { renderer: { kind: "plain" }, reason: "fallback" };
}

function rendererOf({ type, parameters }: ContentType): ReadmeRenderer | undefined {
  const charset = parameters.get("charset") ?? "UTF-8";
  if (charset.toLowerCase() !== "utf-8") return undefined;
  switch (type) {
    case "text/plain":
      return { kind: "plain" };
    case "text/x-rst":
      return { kind: "restructuredtext" };
    case "text/markdown":
      return markdown(parameters.get("variant") ?? "GFM");
    default:
      return undefined;
  }
}

/** Variants are compared as written; an unknown one is Markdown all the same. */
function markdown(variant: string): ReadmeRenderer {
  return { kind: "markdown", variant: variant === "CommonMark" ? "CommonMark" : "GFM" };
}
