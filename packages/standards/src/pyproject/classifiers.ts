/** `project.classifiers`. */

import { classifierProblem } from "../classifier/classifier.ts";
import type { TableReader } from "../document/table-reader.ts";

/**
 * What PyPI would refuse is a warning here: an index of one's own takes any classifier, the list of known ones grows,
 * and `Private ::` is there to be refused.
 */
export function readClassifiers(project: TableReader): readonly string[] {
  const classifiers = project.texts("classifiers") ?? [];
  classifiers.forEach((classifier, index) => {
    const problem = classifier.toLowerCase().startsWith("private ::")
      ? undefined
      : classifierProblem(classifier);
    if (problem !== undefined) {
      project.findings.adopt([...project.pathOf("classifiers"), index], { ...problem, severity: "warning" });
    }
  });
  return classifiers;
}
