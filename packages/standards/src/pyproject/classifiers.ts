/** `project.classifiers`. */

import type { TableReader } from "../document/table-reader.ts";

export function readClassifiers(project: TableReader): readonly string[] {
  return project.texts("classifiers") ?? [];
}
