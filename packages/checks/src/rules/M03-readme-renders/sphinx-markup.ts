/** Roles and directives of reStructuredText that docutils does not know: where they stand, rendering fails. */

const DOCUTILS_ROLES: ReadonlySet<string> = new Set(
  (
    "abbreviation ac acronym code emphasis strong literal math subscript sub superscript sup title-reference title t raw " +
    "pep-reference pep rfc-reference rfc index i named-reference anonymous-reference footnote-reference target uri uri-reference url"
  ).split(" "),
);

const SPHINX_DIRECTIVES: ReadonlySet<string> = new Set(
  (
    "toctree autoclass autofunction automodule automethod autosummary versionadded versionchanged deprecated seealso literalinclude " +
    "highlight index glossary only tabs tab todo currentmodule module function method attribute data exception"
  ).split(" "),
);

/** The first one outside literal blocks and comments; undefined where there is none. Lines are one-based. */
export function findSphinxMarkup(text: string): { readonly what: string; readonly line: number } | undefined {
  let literalIndent = -1;
  for (const [index, line] of text.split("\n").entries()) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === "") continue;
    if (literalIndent >= 0 && indent > literalIndent) continue;
    literalIndent = beginsLiteral(line) ? indent : -1;
    const what = roleIn(line) ?? directiveIn(line);
    if (what !== undefined) return { what, line: index + 1 };
  }
  return undefined;
}

/** `::` at the end of a paragraph, and directives whose content is no markup. */
function beginsLiteral(line: string): boolean {
  return (
    /::\s*$/.test(line) ||
    /^\s*\.\. (?:code|code-block|sourcecode|parsed-literal|math|raw|csv-table|image|figure)::/.test(line) ||
    /^\s*\.\. [^:[_|]*$/.test(line)
  );
}

function roleIn(line: string): string | undefined {
  for (const match of line
    .replaceAll(/``[^`]{0,500}``/g, "")
    .matchAll(/(?:^|[\s(])(:[a-z][\w.+-]{0,40}(?::[a-z][\w-]{0,40})?:)`[^`]/gi)) {
    const role = match[1] ?? "";
    if (!DOCUTILS_ROLES.has(role.slice(1, -1).toLowerCase())) return `the role ${role}`;
  }
  return undefined;
}

function directiveIn(line: string): string | undefined {
  const name = /^\s*\.\. ([a-z][\w-]{0,40})::/.exec(line)?.[1];
  return name !== undefined && SPHINX_DIRECTIVES.has(name) ? `the directive ${name}` : undefined;
}
