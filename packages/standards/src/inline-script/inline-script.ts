/** The `script` block: what a single-file script needs to run (PEP 723). */

import type { DocumentKind } from "../document/findings.ts";
import type { TableReader } from "../document/table-reader.ts";
import { readTomlDocument } from "../document/toml-document.ts";
import type { Parsed, Problem } from "../problem.ts";
import { parseRequirement } from "../requirement/parse.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { parseSpecifierSet, type SpecifierSet } from "../specifier/specifier-set.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import { findMetadataBlocks, type MetadataBlock } from "./blocks.ts";

export interface InlineScript {
  /** Absent where the block does not say; empty where it says that nothing is needed. */
  readonly dependencies?: readonly Requirement[];
  readonly requiresPython?: SpecifierSet;
  /** `[tool]`, as it stands. */
  readonly tool: TomlTable;
  /** All of the block. */
  readonly table: TomlTable;
}

const INLINE_SCRIPT: DocumentKind = {
  code: "script",
  trigger: "reading the metadata of the script",
  consequence: "script runners refuse to run it",
};

const KEYS = ["dependencies", "requires-python", "tool"];

/**
 * Reads the `script` block of a script's text (line ends as `\n`, as Python reads files). A script without one has
 * neither value nor problems; one with several is an error. Lines of the findings are those of the script.
 */
export function parseInlineScript(script: string): Parsed<InlineScript> {
  const [block, second] = findMetadataBlocks(script).filter(({ type }) => type === "script");
  if (block === undefined) {
    return { problems: [] };
  }
  if (second !== undefined) {
    return { problems: [severalBlocks(block, second)] };
  }
  const { problems, ...rest } = readTomlDocument(block.content, INLINE_SCRIPT, readScriptTable);
  return { ...rest, problems: problems.map((problem) => inScript(problem, block)) };
}

function readScriptTable(table: TableReader): InlineScript {
  table.rejectUnknownKeys(KEYS, "warning");
  const dependencies = table.each("dependencies", (item, path) => {
    const text = table.textAt(item, path);
    return text === undefined ? undefined : table.findings.attempt(path, () => parseRequirement(text));
  });
  const requiresPython = table.parsed("requires-python", parseSpecifierSet);
  return {
    ...(dependencies && { dependencies }),
    ...(requiresPython && { requiresPython }),
    tool: table.table("tool")?.raw ?? {},
    table: table.raw,
  };
}

/** Places in the block become places in the script: the mark is one line above, `# ` two columns to the left. */
function inScript(problem: Problem, block: MetadataBlock): Problem {
  const { span, line, column, ...rest } = problem;
  const isPlaced = span !== undefined || line !== undefined;
  return isPlaced ? { ...rest, line: (line ?? 1) + block.line, column: (column ?? 1) + 2 } : rest;
}

function severalBlocks(first: MetadataBlock, second: MetadataBlock): Problem {
  return {
    code: "script-several-blocks",
    severity: "error",
    state: `the script has two blocks of type "script", in lines ${first.line} and ${second.line}`,
    trigger: INLINE_SCRIPT.trigger,
    consequence: "tools must refuse it, since none of the two counts more (PEP 723)",
    remedy: "put them together in one block",
    line: second.line,
    column: 1,
  };
}
