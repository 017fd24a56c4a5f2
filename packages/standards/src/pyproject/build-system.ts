/** The `[build-system]` table (PEP 518; backend and its path: PEP 517). */

import type { DocumentPath } from "../document/document-path.ts";
import type { TableReader } from "../document/table-reader.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { isDottedIdentifier } from "./dotted-identifier.ts";
import type { BuildSystem } from "./pyproject.ts";

const KEYS = ["requires", "build-backend", "backend-path"];

/** What PEP 517 falls back on. */
const LEGACY_BACKEND = "setuptools.build_meta:__legacy__";

/** Without the table setuptools builds the project, as ever. */
export function readBuildSystem(table: TableReader | undefined): BuildSystem {
  if (table === undefined) {
    const requires = [parseRequirement("setuptools")];
    return { requires, backend: LEGACY_BACKEND, backendPath: [], isDefault: true };
  }
  table.rejectUnknownKeys(KEYS, "error", (key) => (key === "build_system" ? "build-backend" : undefined));
  table.require("requires", 'name what the build needs, for example requires = ["hatchling"]');
  const requires = table.each("requires", (item, path) => readRequirement(table, item, path)) ?? [];
  return { requires, backend: readBackend(table), backendPath: readBackendPath(table), isDefault: false };
}

function readRequirement(table: TableReader, item: unknown, path: DocumentPath) {
  const text = table.textAt(item, path);
  return text === undefined ? undefined : table.findings.attempt(path, () => parseRequirement(text));
}

/** `module:object`, both dotted; the object may be left out. */
function readBackend(table: TableReader): string {
  const backend = table.text("build-backend");
  if (backend === undefined) {
    return LEGACY_BACKEND;
  }
  const [module = "", ...objects] = backend.split(":");
  if (!isDottedIdentifier(module) || objects.length > 1 || !objects.every(isDottedIdentifier)) {
    table.findings.error(table.pathOf("build-backend"), {
      code: "build-backend-invalid",
      state: `${JSON.stringify(backend)} is not module, or module:object`,
      consequence: "no frontend can import the backend",
      remedy: 'write it as the backend documents it, for example "hatchling.build"',
    });
  }
  return backend;
}

/** Folders below the source tree: a backend from elsewhere would not be the project's own (PEP 517). */
function readBackendPath(table: TableReader): readonly string[] {
  const paths = table.texts("backend-path") ?? [];
  paths.forEach((path, index) => {
    if (leavesTree(path)) {
      table.findings.error([...table.pathOf("backend-path"), index], {
        code: "backend-path-outside",
        state: `${JSON.stringify(path)} is not below the source tree`,
        consequence: "frontends refuse to import a backend from outside of the project",
        remedy: 'write a path relative to pyproject.toml that stays in its folder, for example "."',
      });
    }
  });
  return paths;
}

function leavesTree(path: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) {
    return true;
  }
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === "..") {
      depth -= 1;
    } else if (part !== "" && part !== ".") {
      depth += 1;
    }
    if (depth < 0) {
      return true;
    }
  }
  return false;
}
