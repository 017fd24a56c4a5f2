import type { Problem } from "../problem.ts";
import { nearestWord } from "../text/nearest-word.ts";
import { excerpt } from "../text/python-text.ts";
import { CLASSIFIER_TABLE, DEPRECATED_CLASSIFIERS } from "./classifier-table.ts";

let known: ReadonlySet<string> | undefined;

/** The classifiers that PyPI knows and takes. Made on first use: most programs never ask. */
export function knownClassifiers(): ReadonlySet<string> {
  known ??= new Set(CLASSIFIER_TABLE.trim().split("\n"));
  return known;
}

/**
 * What PyPI would say to a classifier, `undefined` when nothing: unknown ones and deprecated ones are refused, and those
 * that begin with `Private ::` keep a project from being uploaded by mistake.
 */
export function classifierProblem(classifier: string): Problem | undefined {
  if (knownClassifiers().has(classifier)) return undefined;
  const replacements = Object.hasOwn(DEPRECATED_CLASSIFIERS, classifier)
    ? DEPRECATED_CLASSIFIERS[classifier]
    : undefined;
  if (replacements) return deprecated(classifier, replacements);
  return classifier.toLowerCase().startsWith("private ::")
    ? privateClassifier(classifier)
    : unknown(classifier);
}

function deprecated(classifier: string, replacements: readonly string[]): Problem {
  const remedy = replacements.length === 0 ? "remove it" : `use ${replacements.map(excerpt).join(" or ")}`;
  return problem("deprecated", `the classifier ${excerpt(classifier)} is deprecated`, remedy);
}

function privateClassifier(classifier: string): Problem {
  return problem(
    "private",
    `the classifier ${excerpt(classifier)} marks the project as private`,
    "remove it to publish on PyPI; keep it for an index of your own",
  );
}

function unknown(classifier: string): Problem {
  const nearest = nearestWord(classifier, knownClassifiers());
  const remedy =
    nearest === undefined
      ? "remove it, or take one of the list on PyPI"
      : `did you mean ${excerpt(nearest)}?`;
  return problem("unknown", `${excerpt(classifier)} is no classifier`, remedy);
}

function problem(rule: string, state: string, remedy: string): Problem {
  return {
    code: `classifier-${rule}`,
    severity: "error",
    state,
    trigger: "uploading to PyPI",
    consequence: "PyPI refuses the upload",
    remedy,
    field: "Classifier",
  };
}
