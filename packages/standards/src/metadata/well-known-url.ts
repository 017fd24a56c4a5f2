/** What a `Project-URL` with a well-known label points to (PEP 753 and the well-known project URLs specification). */
export type WellKnownUrl =
  | "homepage"
  | "source"
  | "download"
  | "changelog"
  | "releasenotes"
  | "documentation"
  | "issues"
  | "funding";

const LABELS: Readonly<Record<WellKnownUrl, readonly string[]>> = {
  homepage: ["homepage"],
  source: ["source", "repository", "sourcecode", "github"],
  download: ["download"],
  changelog: ["changelog", "changes", "whatsnew", "history"],
  releasenotes: ["releasenotes"],
  documentation: ["documentation", "docs"],
  issues: ["issues", "bugs", "issue", "tracker", "issuetracker", "bugtracker"],
  funding: ["funding", "sponsor", "donate", "donation"],
};

const BY_LABEL = new Map(
  Object.entries(LABELS).flatMap(([kind, labels]) => labels.map((label) => [label, kind as WellKnownUrl])),
);

/** ASCII punctuation and white space go, capitals become small: `What's New?` → `whatsnew`. */
export function normalizeUrlLabel(label: string): string {
  return label.replaceAll(/[!-/:-@[-`{-~\s]/gu, "").toLowerCase();
}

/** The meaning of a label, `undefined` when it is a label of the project's own. */
export function wellKnownUrl(label: string): WellKnownUrl | undefined {
  return BY_LABEL.get(normalizeUrlLabel(label));
}
