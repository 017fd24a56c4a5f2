import { chooseReadmeRenderer } from "@linchpin/standards";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { looksLikeMarkdown, looksLikeRestructuredText } from "./markup.ts";
import { findSphinxMarkup } from "./sphinx-markup.ts";

export const rule: StatementRule = {
  id: "M03",
  title: "readme is not shown as it was meant",
  severity: "warning",
  needs: [],
  scope: "statement",
  check: (statement) => (statement.kind === "pyproject" ? [] : checkDescription(statement)),
};

function checkDescription(statement: Statement): Draft[] {
  const { metadata } = statement;
  const text = metadata.description?.trim() ?? "";
  if (text === "" || text === "UNKNOWN") return [empty(statement)];
  const { renderer, reason } = chooseReadmeRenderer(metadata.descriptionContentType);
  if (renderer.kind === "plain") return [];
  if (renderer.kind === "markdown")
    return looksLikeRestructuredText(text) ? [wrongType(statement, "Markdown", "reStructuredText")] : [];
  if (looksLikeMarkdown(text)) {
    const draft = wrongType(statement, "reStructuredText", "Markdown");
    return [
      reason === "default"
        ? { ...draft, state: `there is no Description-Content-Type, and the readme looks like Markdown` }
        : draft,
    ];
  }
  const sphinx = findSphinxMarkup(text);
  return sphinx === undefined ? [notRendered(statement)] : [refused(statement, sphinx)];
}

function place({ member }: Statement): Pick<Draft, "member" | "field"> {
  return { ...(member !== undefined && { member }), field: "Description" };
}

function empty(statement: Statement): Draft {
  return {
    severity: "advice",
    ...place(statement),
    state: "the description is empty",
    trigger: "looking at the project's page on an index",
    consequence: "the page is empty",
    remedy: 'set readme = "README.md" in pyproject.toml',
  };
}

function wrongType(statement: Statement, declared: string, real: string): Draft {
  return {
    ...place(statement),
    field: "Description-Content-Type",
    state: `the readme is declared to be ${declared}, and looks like ${real}`,
    trigger: "looking at the project's page on an index, or uploading it",
    consequence:
      declared === "Markdown"
        ? "the page shows the markup instead of what it means"
        : "the page shows the markup, or the upload is refused because it cannot be rendered",
    remedy: `declare it: readme = "README.${real === "Markdown" ? "md" : "rst"}"`,
  };
}

function refused(
  statement: Statement,
  { what, line }: { readonly what: string; readonly line: number },
): Draft {
  return {
    ...place(statement),
    state: `line ${line} of the readme uses ${what}, which only Sphinx knows`,
    trigger: "uploading it to PyPI",
    consequence: "the readme cannot be rendered: PyPI refuses the upload, other indexes show its source",
    remedy: "write it with plain reStructuredText, or with Markdown",
    evidence: { what, line },
  };
}

/** Never silently passed: there is no renderer of reStructuredText here that is right. */
function notRendered(statement: Statement): Draft {
  return {
    severity: "advice",
    ...place(statement),
    state: "the readme is reStructuredText, which was not rendered here",
    trigger: "uploading it to PyPI",
    consequence: "an error in its markup would be noticed only then",
    remedy: "render it with docutils, or keep the readme in Markdown, which cannot fail",
  };
}
