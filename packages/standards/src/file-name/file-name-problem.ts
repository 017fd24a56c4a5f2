import { type Problem, StandardsError } from "../problem.ts";

/** Which kind of distribution file a name claims to be. */
export type DistributionKind = "wheel" | "sdist";

const REMEDY = {
  wheel: "name it name-version[-build]-python-abi-platform.whl, as build backends do",
  sdist: "name it name-version.tar.gz, as build backends do",
} as const;

/** A rule that a file name breaks: the state is `"NAME": WHY`. */
export function fileNameProblem(
  kind: DistributionKind,
  rule: string,
  name: string,
  why: string,
  severity: Problem["severity"] = "error",
): Problem {
  return {
    code: `${kind}-file-name-${rule}`,
    severity,
    state: `${JSON.stringify(name)}: ${why}`,
    trigger: `reading the file name of ${kind === "wheel" ? "a wheel" : "a source distribution"}`,
    consequence:
      severity === "error"
        ? "installers ignore the file, as if it were not there"
        : "PyPI refuses the upload; installers still read the name",
    remedy: REMEDY[kind],
  };
}

/** The same, to be thrown. */
export function fileNameError(
  kind: DistributionKind,
  rule: string,
  name: string,
  why: string,
): StandardsError {
  return new StandardsError(fileNameProblem(kind, rule, name, why));
}
