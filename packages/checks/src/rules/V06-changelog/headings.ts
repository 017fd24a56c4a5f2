/** Headings of a changelog in Markdown, reStructuredText or plain text. */

interface Heading {
  /** One-based. */
  readonly line: number;
  /** The text that looks like a version. */
  readonly version: string | undefined;
  readonly isUnreleased: boolean;
}

/** A changelog longer than this is read up to here: the newest entries stand first. */
const MOST_LINES = 20_000;
const VERSION =
  /(?:^|[\s[(v])v?(\d{1,9}(?:\.\d{1,9}){1,5}(?:(?:a|b|rc|\.?post|\.?dev)\d{1,9})?)(?![\w.]*\w)/i;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,}|#{3,})\s*$/;

/** Lines that begin with `#`, stand above an underline, or begin with a version at the margin. */
export function readHeadings(text: string): Heading[] {
  const lines = text.split("\n", MOST_LINES).map((line) => line.trimEnd());
  return lines.flatMap((line, index) => {
    const isHeading =
      /^#{1,4}\s/.test(line) ||
      UNDERLINE.test(lines[index + 1] ?? "") ||
      /^(?:version\s+|v)?\d+\.\d+[\w.]*(?:\s*[-(:]|$)/i.test(line);
    if (!isHeading || line === "" || line.length > LONGEST_HEADING) return [];
    const version = VERSION.exec(line)?.[1];
    const isUnreleased = /unreleased|upcoming|\bnext\b|\bmain\b|\bmaster\b|in development/i.test(line);
    return version === undefined && !isUnreleased ? [] : [{ line: index + 1, version, isUnreleased }];
  });
}

const LONGEST_HEADING = 200;
