/** Watches for statements that name files beside the module, directly or through a name made from one. */

import type { LogicalLine, Statement } from "./logical-line.ts";
import type { ResourceUse } from "./outline.ts";

const MAXIMUM_USES = 200;
const LONGEST_PATH = 200;

/** Names that stand for the folder of the module, or for functions that read from it. */
const RESOURCE_WORDS: ReadonlySet<string> = new Set(
  (
    "__file__ get_data files read_text read_binary open_text open_binary resource_filename resource_string " +
    "resource_stream PackageLoader joinpath"
  ).split(" "),
);

const READING_WORDS: ReadonlySet<string> = new Set(
  "open read_text read_bytes get_data read_binary open_text open_binary resource_string resource_stream load loads".split(
    " ",
  ),
);

export class ResourceWatch {
  readonly uses: ResourceUse[] = [];
  readonly #anchors = new Set<string>();
  #seen = false;

  startLine(): void {
    this.#seen = false;
  }

  /** Takes the text of each name. */
  onName(text: string): void {
    if (RESOURCE_WORDS.has(text) || this.#anchors.has(text)) this.#seen = true;
  }

  /** Looks at a statement of a line in which a word was seen. `bindings` are the names that it binds. */
  endStatement(line: LogicalLine, statement: Statement, bindings: readonly string[]): void {
    if (
      !this.#seen ||
      !mentions(line, statement, (text) => RESOURCE_WORDS.has(text) || this.#anchors.has(text))
    )
      return;
    for (const name of bindings) this.#anchors.add(name);
    const strings: string[] = [];
    for (let position = statement.from; position < statement.to; position += 1) {
      const text = line.string(position);
      if (text !== undefined && text.length <= LONGEST_PATH) strings.push(text);
    }
    if (strings.length > 0 && this.uses.length < MAXIMUM_USES) {
      const reads = mentions(line, statement, (text) => READING_WORDS.has(text));
      this.uses.push({ line: line.line, strings, reads });
    }
  }
}

/** Whether a name of the statement is one of the words. */
function mentions(line: LogicalLine, statement: Statement, isWord: (text: string) => boolean): boolean {
  for (let position = statement.from; position < statement.to; position += 1) {
    if (isWord(line.text(position))) return true;
  }
  return false;
}
