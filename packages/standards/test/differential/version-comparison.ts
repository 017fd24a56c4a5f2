/** Questions about names, versions, specifiers, requirements and markers, and who answers them. */
import type { Comparison } from "./answer.ts";
import { isDeliberate } from "./deliberate.ts";
import { KINDS, type Question } from "./kinds.ts";

/** The exceptions of `packaging` that stand for the codes of this package. */
const ERROR_NAMES: Readonly<Record<string, string>> = {
  "version-invalid": "InvalidVersion",
  "specifier-invalid": "InvalidSpecifier",
  "specifier-relation-undefined": "relation",
  "requirement-invalid": "InvalidRequirement",
  "marker-invalid": "InvalidMarker",
  "marker-name-undefined": "UndefinedEnvironmentName",
  "marker-comparison-undefined": "UndefinedComparison",
};

export const VERSIONS: Comparison<Question> = {
  title: "versions, requirements and markers are read as packaging reads them",
  script: "oracle.py",
  table: "packaging",
  kinds: KINDS,
  errorNames: (code) => ERROR_NAMES[code] ?? code,
  isDeliberate,
};
