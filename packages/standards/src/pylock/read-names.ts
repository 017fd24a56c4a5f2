/** Names in lock files must be normalised already (PEP 751). */

import type { DocumentPath } from "../document/document-path.ts";
import type { Findings } from "../document/findings.ts";
import type { TableReader } from "../document/table-reader.ts";
import { isNormalizedName, normalizeName } from "../name/name.ts";

export function readNormalizedNames(table: TableReader, key: string): readonly string[] | undefined {
  return table.each(key, (item, path) => {
    const name = table.textAt(item, path);
    checkNormalized(name, path, table.findings);
    return name;
  });
}

/** Reports a name that is not in its normalised form. */
export function checkNormalized(name: string | undefined, path: DocumentPath, findings: Findings): void {
  if (name !== undefined && !isNormalizedName(name)) {
    findings.error(path, {
      code: "pylock-name-not-normalized",
      state: `the name ${JSON.stringify(name)} is not normalised`,
      remedy: `write ${JSON.stringify(normalizeName(name))}`,
    });
  }
}
