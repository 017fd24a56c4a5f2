/** Reads pyproject.toml and finds all that is wrong with it. */

import {
  type DependencyGroups,
  NO_GROUPS,
  readDependencyGroups,
} from "../dependency-groups/dependency-groups.ts";
import { checkGroups } from "../dependency-groups/resolve.ts";
import type { DocumentKind } from "../document/findings.ts";
import type { TableReader } from "../document/table-reader.ts";
import { readTomlDocument } from "../document/toml-document.ts";
import type { Parsed } from "../problem.ts";
import { readBuildSystem } from "./build-system.ts";
import { readProjectTable } from "./project-table.ts";
import type { Pyproject } from "./pyproject.ts";

const PYPROJECT: DocumentKind = {
  code: "pyproject",
  trigger: "reading pyproject.toml",
  consequence: "build backends refuse the project, or build something else than was meant",
};

const TABLES = ["build-system", "project", "dependency-groups", "tool"];

/**
 * Reads the text of pyproject.toml. All findings come back, each with its key, line and column; an error means that
 * the specification forbids it. There is no value where the text is not TOML.
 */
export function parsePyproject(text: string): Parsed<Pyproject> {
  return readTomlDocument(text, PYPROJECT, readPyproject);
}

function readPyproject(document: TableReader): Pyproject {
  document.rejectUnknownKeys(TABLES, "error", (key) => (key === "tools" ? "tool" : undefined));
  const project = document.table("project");
  const table = project && readProjectTable(project);
  return {
    buildSystem: readBuildSystem(document.table("build-system")),
    ...(table && { project: table }),
    dependencyGroups: readGroups(document.table("dependency-groups")),
    tool: document.table("tool")?.raw ?? {},
  };
}

function readGroups(table: TableReader | undefined): DependencyGroups {
  if (table === undefined) {
    return NO_GROUPS;
  }
  const groups = readDependencyGroups(table);
  checkGroups(groups, table);
  return groups;
}
