/** Tells Markdown from reStructuredText by what only one of them has. Several signs are asked for: one may be an example. */

const MARKDOWN: readonly RegExp[] = [
  /^#{1,4} \S/m,
  /^```\w*\s*$/m,
  /\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)/,
  /^!\[/m,
  /^[-*] \[[ x]\] /m,
  /^\|?\s*:?-{3,}:?\s*\|/m,
];

const RESTRUCTURED_TEXT: readonly RegExp[] = [
  /^\.\. [\w-]{1,40}::/m,
  /^\.\. _[^\n:]{1,100}: \S/m,
  /^[^\n]{3,100}\n(?:={3,}|~{3,}|\^{3,})\n/m,
  /`[^`\n<]{1,200} <[^>\n]{1,500}>`_/,
  /^[^\n]{1,200}::\s*\n\s*\n[ \t]+\S/m,
  /:\w{1,20}:`[^`\n]{1,200}`/,
];

/** Two signs of Markdown and none of the other. */
export function looksLikeMarkdown(text: string): boolean {
  return (
    count(text, MARKDOWN) >= 2 &&
    count(
      text,
      RESTRUCTURED_TEXT.filter((sign) => !sign.source.includes("={3,}")),
    ) === 0
  );
}

/** Two signs of reStructuredText, at least one of them outside what Markdown could mean, and none of the other. */
export function looksLikeRestructuredText(text: string): boolean {
  return count(text, RESTRUCTURED_TEXT) >= 2 && /^\.\. |`_|:\w+:`/m.test(text) && count(text, MARKDOWN) === 0;
}

function count(text: string, signs: readonly RegExp[]): number {
  return signs.filter((sign) => sign.test(text)).length;
}
