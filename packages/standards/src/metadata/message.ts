/*
 * The RFC 822 layer of METADATA, as Python's `email` package with its `compat32` policy reads it: that reader, not an
 * RFC, is what every installer uses. It never fails: what does not look like a header begins the body.
 */

/** A header as written: folded values keep their line breaks and the white space after them. */
export interface MessageHeader {
  readonly name: string;
  readonly value: string;
  /** One-based line on which the header begins. */
  readonly line: number;
}

export interface Message {
  readonly headers: readonly MessageHeader[];
  /** All after the blank line, or from the first line on that is no header. */
  readonly body: string;
}

/** Splits a message into headers and body. Lines end with `\n`, `\r\n` or `\r`. */
export function parseMessage(text: string): Message {
  const { lines, bodyStart } = headerLines(text);
  const headers: MessageHeader[] = [];
  let current: { name: string; value: string; line: number } | undefined;
  let displaced = "";

  for (const [index, line] of lines.entries()) {
    if (isContinuation(line)) {
      // A continuation without a header before it is dropped.
      if (current) current.value += line;
      continue;
    }
    if (current) headers.push(finished(current));
    current = undefined;
    if (line.startsWith("From ")) {
      // An mbox envelope line: ignored, except that as the last header line it counts as the first of the body.
      if (index > 0 && index === lines.length - 1) displaced = line;
      continue;
    }
    const colon = line.indexOf(":");
    // A line that begins with the colon has no name and is dropped.
    if (colon > 0) {
      current = { name: line.slice(0, colon), value: withoutIndent(line, colon + 1), line: index + 1 };
    }
  }
  if (current) headers.push(finished(current));
  return { headers, body: displaced + text.slice(bodyStart) };
}

/** The lines that look like headers or continuations, and where the rest begins. */
function headerLines(text: string): { lines: string[]; bodyStart: number } {
  const lines: string[] = [];
  const lineEndings = new LineEndings(text);
  let start = 0;
  while (start < text.length) {
    const end = lineEndings.after(start);
    const line = text.slice(start, end);
    if (!isHeaderLine(line)) return { lines, bodyStart: isBlank(line) ? end : start };
    lines.push(line);
    start = end;
  }
  return { lines, bodyStart: start };
}

/** Finds the ends of lines from front to back; where the next `\n` and `\r` are is remembered, so each is met once. */
class LineEndings {
  readonly #text: string;
  #nextFeed = -1;
  #nextReturn = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The index after the line break of the line that begins at `start`. */
  after(start: number): number {
    if (this.#nextFeed < start) this.#nextFeed = indexOrEnd(this.#text, "\n", start);
    if (this.#nextReturn < start) this.#nextReturn = indexOrEnd(this.#text, "\r", start);
    const isPair = this.#nextReturn + 1 === this.#nextFeed;
    const last = isPair ? this.#nextFeed : Math.min(this.#nextFeed, this.#nextReturn);
    return Math.min(last + 1, this.#text.length);
  }
}

function indexOrEnd(text: string, character: string, start: number): number {
  const index = text.indexOf(character, start);
  return index === -1 ? text.length : index;
}

/** RFC 2822 § 3.6.8: printable ASCII without spaces up to a colon; or a continuation; or an mbox envelope. */
function isHeaderLine(line: string): boolean {
  return HEADER.test(line) || isContinuation(line) || line.startsWith("From ");
}

const HEADER = /^[!-9;-~]*:/u;

function isContinuation(line: string): boolean {
  return line[0] === " " || line[0] === "\t";
}

function isBlank(line: string): boolean {
  return line[0] === "\n" || line[0] === "\r";
}

function finished(header: MessageHeader): MessageHeader {
  return { ...header, value: withoutLineEnd(header.value) };
}

function withoutIndent(line: string, from: number): string {
  let start = from;
  while (line[start] === " " || line[start] === "\t") start++;
  return line.slice(start);
}

function withoutLineEnd(value: string): string {
  let end = value.length;
  while (end > 0 && isBlank(value[end - 1]!)) end--;
  return value.slice(0, end);
}
