/** `project.import-names` and `project.import-namespaces` (PEP 794). */

import type { DocumentPath } from "../document/document-path.ts";
import type { TableReader } from "../document/table-reader.ts";
import { splitImportName } from "../metadata/list-checks.ts";
import { isPythonKeyword } from "../metadata/python-keywords.ts";
import { isPythonIdentifier } from "../text/python-identifier.ts";

/** A name as it stands in one of the two arrays. */
interface PlacedName {
  readonly name: string;
  readonly path: DocumentPath;
}

export function readImportNames(project: TableReader) {
  const importNames = project.texts("import-names");
  const importNamespaces = project.texts("import-namespaces");
  const placed = [
    ...readNames(project, "import-names", importNames),
    ...readNames(project, "import-namespaces", importNamespaces),
  ];
  reportRepeated(project, placed);
  reportMissingParents(project, placed);
  return { importNames, importNamespaces };
}

function readNames(project: TableReader, key: string, texts: readonly string[] = []): readonly PlacedName[] {
  return texts.map((text, index) => {
    const path = [...project.pathOf(key), index];
    const { name, option } = splitImportName(text);
    const wrong = name.split(".").find((part) => !isPythonIdentifier(part) || isPythonKeyword(part));
    if (wrong !== undefined || (option !== undefined && option.trim() !== "private")) {
      project.findings.error(path, {
        code: "import-name-invalid",
        state: `${JSON.stringify(text)} is not the name of a module`,
        consequence: "no import statement can take it",
        remedy: 'write dotted identifiers without keywords, with "; private" after them or nothing',
      });
    }
    return { name, path };
  });
}

/** A name stands once, in one of the two arrays. */
function reportRepeated(project: TableReader, placed: readonly PlacedName[]): void {
  const seen = new Set<string>();
  for (const { name, path } of placed) {
    if (seen.has(name)) {
      project.findings.error(path, {
        code: "import-name-repeated",
        state: `the import name ${JSON.stringify(name)} stands twice`,
        consequence: "tools must refuse it: the project either owns the name or shares it",
        remedy: "remove one of the two",
      });
    }
    seen.add(name);
  }
}

/** Whoever provides `a.b` provides `a` too, alone or with others. */
function reportMissingParents(project: TableReader, placed: readonly PlacedName[]): void {
  const names = new Set(placed.map(({ name }) => name));
  for (const { name, path } of placed) {
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
      const parent = name.slice(0, dot);
      if (!names.has(parent)) {
        names.add(parent);
        project.findings.error(path, {
          code: "import-name-parent",
          state: `${JSON.stringify(name)} is listed, and its parent ${JSON.stringify(parent)} is not`,
          consequence: "tools must refuse it: importing the one imports the other",
          remedy: `add "${parent}" to import-names, or to import-namespaces if others provide it too`,
        });
      }
    }
  }
}
