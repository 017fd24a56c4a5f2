/**
 * The comment blocks of a script (inline script metadata specification, PEP 723). The specification gives a regular
 * expression:
 *
 *     (?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$
 *
 * It backtracks; here each line is looked at once. What it says in words: a block begins with `# /// TYPE`, has at
 * least one comment line, and ends with the last `# ///` of the comment lines that follow without a gap.
 */

import { splitPythonLines } from "../text/python-lines.ts";

export interface MetadataBlock {
  readonly type: string;
  /** The lines between the two marks, without `#` and the space after it. */
  readonly content: string;
  /** One-based number of the line of the opening mark. */
  readonly line: number;
}

const OPENING = /^# \/\/\/ ([A-Za-z0-9-]+)$/;
const CLOSING = "# ///";

/** Finds the blocks of a script; only `\n` ends a line, as in the text that Python's own reader gives. */
export function findMetadataBlocks(script: string): readonly MetadataBlock[] {
  const lines = script.split("\n");
  const blocks: MetadataBlock[] = [];
  let index = 0;
  while (index < lines.length) {
    const runEnd = endOfComments(lines, index);
    index = scanRun(lines, index, runEnd, blocks) + 1;
  }
  return blocks;
}

/** The first line at or after `start` that is no comment. A comment is `#` alone, or `#` and a space and more. */
function endOfComments(lines: readonly string[], start: number): number {
  let index = start;
  while (index < lines.length && (lines[index] === "#" || lines[index]!.startsWith("# "))) {
    index++;
  }
  return index;
}

/** Takes the blocks of one run of comment lines; gives the end of the run. */
function scanRun(lines: readonly string[], start: number, end: number, blocks: MetadataBlock[]): number {
  let closing = end - 1;
  while (closing > start && lines[closing] !== CLOSING) {
    closing--;
  }
  // Between the marks stands one line at least. A block reaches to the last closing mark, so a run has one block.
  for (let index = start; index + 1 < closing; index++) {
    const type = OPENING.exec(lines[index]!)?.[1];
    if (type !== undefined) {
      const content = uncomment(lines.slice(index + 1, closing));
      blocks.push({ type, content, line: index + 1 });
      break;
    }
  }
  return end;
}

/** The specification's own reader, which takes what Python calls a line for one, not only what ends with `\n`. */
function uncomment(lines: readonly string[]): string {
  const comments = `${lines.join("\n")}\n`;
  return splitPythonLines(comments)
    .map((line) => line.slice(line.startsWith("# ") ? 2 : 1))
    .join("");
}
