/** `project.dependencies` and `project.optional-dependencies` (PEP 508, 621, 685). */

import type { TableReader } from "../document/table-reader.ts";
import { normalizeExtra } from "../name/extra.ts";
import { isValidName } from "../name/name.ts";
import { parseRequirement } from "../requirement/parse.ts";
import type { Requirement } from "../requirement/requirement.ts";

export function readDependencies(project: TableReader): readonly Requirement[] {
  return readRequirements(project, "dependencies");
}

export function readOptionalDependencies(project: TableReader): ReadonlyMap<string, readonly Requirement[]> {
  const table = project.table("optional-dependencies");
  const extras = new Map<string, readonly Requirement[]>();
  const written = new Map<string, string>();
  for (const extra of table?.keys ?? []) {
    checkExtra(table!, extra, written);
    extras.set(extra, readRequirements(table!, extra));
  }
  return extras;
}

function readRequirements(table: TableReader, key: string): readonly Requirement[] {
  return (
    table.each(key, (item, path) => {
      const text = table.textAt(item, path);
      return text === undefined ? undefined : table.findings.attempt(path, () => parseRequirement(text));
    }) ?? []
  );
}

/** `written` has the extras so far, by their normalised names. */
function checkExtra(table: TableReader, extra: string, written: Map<string, string>): void {
  const normalized = normalizeExtra(extra);
  const earlier = written.get(normalized);
  written.set(normalized, extra);
  if (!isValidName(extra)) {
    table.findings.error(table.pathOf(extra), {
      code: "extra-invalid",
      state: `${JSON.stringify(extra)} is not the name of an extra`,
      consequence: "nobody can ask for it, and indexes refuse the metadata",
      remedy: "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
      isAboutKey: true,
    });
  }
  if (earlier !== undefined) {
    table.findings.error(table.pathOf(extra), {
      code: "extra-duplicate",
      state: `the extras ${JSON.stringify(earlier)} and ${JSON.stringify(extra)} have the same normalised name`,
      consequence: "tools must refuse it, because whoever asks for one means both (PEP 685)",
      remedy: "rename one of them, or put their requirements together",
      isAboutKey: true,
    });
  }
}
