/** The name of the file is part of the format: it must say what the form says, in its one normal spelling. */

import { inspectFileName, type Problem, versionToString } from "@linchpin/standards";
import { Refusal } from "../refusal.ts";
import { releaseKey } from "../release.ts";
import type { UploadClaims } from "./claims.ts";
import { formProblem, quoted } from "./form-problem.ts";

/** Longer names break file systems and archives (ext4: 255 bytes, `.metadata` included). */
const MAXIMUM_LENGTH = 240;

/**
 * Rules of PyPI's that hold here as well. Two do not: a version may be spelled as the builder likes in a wheel (equal
 * is enough), and a plain `linux_x86_64` is welcome, as a private index knows its machines.
 */
const UPLOAD_RULES = [
  "wheel-file-name-spelling",
  "wheel-file-name-characters",
  "sdist-file-name-spelling",
  "sdist-file-name-version-spelling",
  "sdist-file-name-characters",
  "sdist-file-name-extension",
];

/** Throws the Refusal `filename-invalid` with everything that is wrong with the name. */
export function checkFileName(claims: UploadClaims): void {
  const { filename } = claims.content;
  const { value, problems } = inspectFileName(filename);
  const broken = problems.filter(({ severity, code }) => severity === "error" || UPLOAD_RULES.includes(code));
  const findings: Problem[] = [...lengthProblems(filename), ...broken];
  if (value !== undefined)
    findings.push(...claimProblems(claims, value.kind, value.name, versionToString(value.version)));
  const [first] = findings;
  if (first === undefined) return;
  throw new Refusal("filename-invalid", {
    state: first.state,
    trigger: `uploading ${quoted(filename)}`,
    findings,
  });
}

function lengthProblems(filename: string): readonly Problem[] {
  const length = Buffer.byteLength(filename);
  if (length <= MAXIMUM_LENGTH) return [];
  return [
    formProblem({
      field: "content",
      rule: "filename-long",
      state: `Filename is too long: ${length} bytes, ${MAXIMUM_LENGTH} are taken`,
      remedy: "shorten the name or the version of the project",
    }),
  ];
}

function claimProblems(
  claims: UploadClaims,
  kind: "wheel" | "sdist",
  project: string,
  version: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  const differs = (what: string, inName: string, inForm: string): void => {
    const state = `the file name says ${what} ${inName}, the form says ${inForm}`;
    const remedy = "upload the file under the name that its build gave it";
    problems.push(formProblem({ field: "content", rule: `filename-${what}`, state, remedy }));
  };
  if (kind !== claims.kind) differs("kind", kind, claims.kind);
  if (project !== claims.project) differs("project", project, claims.project);
  if (releaseKey(version) !== releaseKey(claims.version)) differs("version", version, claims.version);
  return problems;
}
