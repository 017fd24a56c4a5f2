/** `project.dynamic` (PEP 621, 808): what the backend gives. */

import type { TableReader } from "../document/table-reader.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { EXTENSIBLE_KEYS, PROJECT_KEYS } from "./project-keys.ts";

const DYNAMIC_KEYS = PROJECT_KEYS.filter((key) => key !== "name" && key !== "dynamic");

export function readDynamic(project: TableReader): readonly string[] {
  const dynamic = project.texts("dynamic") ?? [];
  dynamic.forEach((key, index) => checkKey(project, key, index));
  if (!project.has("version") && !dynamic.includes("version")) {
    project.require("version", 'write the version, or dynamic = ["version"] if the backend finds it');
  }
  return dynamic;
}

function checkKey(project: TableReader, key: string, index: number): void {
  const path = [...project.pathOf("dynamic"), index];
  if (!DYNAMIC_KEYS.some((known) => known === key)) {
    const nearest = nearestWord(key, DYNAMIC_KEYS);
    project.findings.error(path, {
      code: "dynamic-unknown",
      state: `${JSON.stringify(key)} is no key that can be dynamic`,
      remedy: nearest === undefined ? `use one of ${DYNAMIC_KEYS.join(", ")}` : `write "${nearest}"`,
    });
  } else if (project.has(key) && !EXTENSIBLE_KEYS.has(key)) {
    project.findings.error(path, {
      code: "dynamic-and-static",
      state: `project.${key} has a value and is dynamic too`,
      consequence: "backends must refuse it: only arrays and tables can be added to (PEP 808)",
      remedy: `remove "${key}" from dynamic, or its value`,
    });
  }
}
