/** The `[project]` table (PEP 621 and what followed), key by key in the order of the specification. */

import type { TableReader } from "../document/table-reader.ts";
import { isValidName } from "../name/name.ts";
import { parseSpecifierSet } from "../specifier/specifier-set.ts";
import { parseVersion } from "../version/parse.ts";
import { readClassifiers } from "./classifiers.ts";
import { readDependencies, readOptionalDependencies } from "./dependencies.ts";
import { readDynamic } from "./dynamic.ts";
import { readEntryPoints, readScripts } from "./entry-points.ts";
import { readImportNames } from "./import-names.ts";
import { readLicense, readLicenseFiles } from "./license.ts";
import { readPeople } from "./people.ts";
import { meantProjectKey, PROJECT_KEYS } from "./project-keys.ts";
import type { ProjectTable } from "./pyproject.ts";
import { readReadme } from "./readme.ts";
import { readUrls } from "./urls.ts";

/** Reads the table; undefined where it has no name, because then it says nothing about any project. */
export function readProjectTable(table: TableReader): ProjectTable | undefined {
  table.rejectUnknownKeys(PROJECT_KEYS, "error", meantProjectKey);
  const name = readName(table);
  const project = { ...readSingleKeys(table), ...readListKeys(table) };
  return name === undefined ? undefined : withoutUndefined({ name, ...project });
}

function readSingleKeys(table: TableReader) {
  return {
    version: table.parsed("version", parseVersion),
    description: readDescription(table),
    readme: readReadme(table),
    requiresPython: table.parsed("requires-python", parseSpecifierSet),
    license: readLicense(table),
  };
}

function readListKeys(table: TableReader) {
  return {
    licenseFiles: readLicenseFiles(table),
    authors: readPeople(table, "authors"),
    maintainers: readPeople(table, "maintainers"),
    keywords: readKeywords(table),
    classifiers: readClassifiers(table),
    urls: readUrls(table),
    scripts: readScripts(table, "scripts"),
    guiScripts: readScripts(table, "gui-scripts"),
    entryPoints: readEntryPoints(table),
    dependencies: readDependencies(table),
    optionalDependencies: readOptionalDependencies(table),
    ...readImportNames(table),
    dynamic: readDynamic(table),
  };
}

/** The name is the one key that must stand here. */
function readName(table: TableReader): string | undefined {
  table.require("name", "name the project: the name cannot be dynamic");
  const name = table.text("name");
  if (name !== undefined && !isValidName(name)) {
    table.findings.error(table.pathOf("name"), {
      code: "name-invalid",
      state: `${JSON.stringify(name)} is not a project name`,
      consequence: "no backend builds the project, and no index takes it",
      remedy: "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
    });
  }
  return name;
}

function readDescription(table: TableReader): string | undefined {
  const description = table.text("description");
  if (description !== undefined && /[\r\n]/.test(description)) {
    table.findings.warning(table.pathOf("description"), {
      code: "description-several-lines",
      state: "the description has several lines",
      consequence: "it becomes Summary, which has one line: some backends refuse it, others join the lines",
      remedy: "write one line, and the rest into the readme",
    });
  }
  return description;
}

function readKeywords(table: TableReader): readonly string[] {
  const keywords = table.texts("keywords") ?? [];
  keywords.forEach((keyword, index) => {
    if (keyword.includes(",")) {
      table.findings.warning([...table.pathOf("keywords"), index], {
        code: "keyword-with-comma",
        state: `the keyword ${JSON.stringify(keyword)} has a comma`,
        consequence: "in the metadata it becomes several keywords, because commas stand between them",
        remedy: "write each keyword as an element of the array",
      });
    }
  });
  return keywords;
}

/** The type checker takes `undefined` for another thing than an absent key, and so do those who list the keys. */
function withoutUndefined(
  table: { readonly [Key in keyof ProjectTable]: ProjectTable[Key] | undefined },
): ProjectTable {
  return Object.fromEntries(
    Object.entries(table).filter(([, value]) => value !== undefined),
  ) as unknown as ProjectTable;
}
