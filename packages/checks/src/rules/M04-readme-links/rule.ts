import { chooseReadmeRenderer } from "@linchpin/standards";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { findReferences, type Reference } from "./references.ts";

export const rule: StatementRule = {
  id: "M04",
  title: "readme links to files that the page does not have",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: async ({ metadata, member, kind }) => {
    const text = metadata.description ?? "";
    const { renderer } = chooseReadmeRenderer(metadata.descriptionContentType);
    if (kind === "pyproject" || renderer.kind !== "markdown" || !mayRefer(text)) return [];
    const references = (await findReferences(text, renderer.variant)).filter(({ target }) =>
      isRelative(target),
    );
    return drafts(references, member);
  },
};

/** Loading a Markdown parser costs more than looking for a bracket. */
function mayRefer(text: string): boolean {
  return text.includes("](") || text.includes("]:") || /<(?:img|a|source)\s/i.test(text);
}

/** Neither a scheme, nor another host, nor a place on the page itself. */
function isRelative(target: string): boolean {
  return target !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target);
}

function drafts(references: readonly Reference[], member: string | undefined): Draft[] {
  const place = { ...(member !== undefined && { member }), field: "Description" };
  const images = references.filter(({ isImage }) => isImage).map(({ target }) => target);
  const links = references.filter(({ isImage }) => !isImage).map(({ target }) => target);
  return [
    ...(images.length > 0 ? [{ ...place, ...about("image", images) }] : []),
    ...(links.length > 0 ? [{ ...place, ...about("link", links), severity: "advice" as const }] : []),
  ];
}

function about(what: "image" | "link", targets: readonly string[]): Draft {
  const unique = [...new Set(targets)];
  return {
    state: `the readme has ${unique.length} ${what}${unique.length === 1 ? "" : "s"} relative to the repository: ${unique.slice(0, 3).join(", ")}`,
    trigger: "looking at the project's page on an index",
    consequence:
      what === "image"
        ? "broken images: the index has the text, not the files beside it"
        : "links that lead nowhere",
    remedy: "write whole addresses (https://…), fixed to a tag of the repository",
    evidence: { targets: unique.slice(0, 20) },
  };
}
