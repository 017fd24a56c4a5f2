import { nameInFileName } from "../name/name.ts";
import { type Problem, StandardsError } from "../problem.ts";
import type { Tag } from "../tag/tag.ts";
import { versionToString } from "../version/print.ts";
import type { Version } from "../version/version.ts";
import { type DistributionKind, fileNameProblem } from "./file-name-problem.ts";
import { isUploadPlatform } from "./upload-platform.ts";

/*
 * What PyPI asks of the names of uploads today, beyond what installers read. Kept apart because mirrors hold files from
 * before these rules.
 */

interface ParsedName {
  readonly kind: DistributionKind;
  readonly fileName: string;
  readonly name: string;
  readonly version: Version;
  readonly written: { readonly name: string; readonly version: string };
}

/** Every rule for uploads that the name of this wheel breaks. */
export function wheelUploadProblems(wheel: ParsedName & { readonly tags: readonly Tag[] }): Problem[] {
  return [...spellingProblems(wheel), ...characterProblems(wheel), ...platformProblems(wheel)];
}

/** Every rule for uploads that the name of this source distribution breaks. */
export function sdistUploadProblems(sdist: ParsedName & { readonly extension: string }): Problem[] {
  const problems = [...spellingProblems(sdist), ...characterProblems(sdist)];
  if (sdist.extension !== ".tar.gz") {
    problems.push(broken(sdist, "extension", "a source distribution is a .tar.gz file (PEP 625, PEP 527)"));
  }
  return problems;
}

/** Throws the first problem, if there is one. */
export function refuseFirst(problems: readonly Problem[]): void {
  const first = problems[0];
  if (first) throw new StandardsError({ ...first, severity: "error" });
}

/** Name and version must be spelled in their one normal form (PEP 625; binary distribution format). */
function spellingProblems(parsed: ParsedName): Problem[] {
  const problems: Problem[] = [];
  const name = nameInFileName(parsed.name);
  if (parsed.written.name !== name) {
    problems.push(broken(parsed, "spelling", `the project part must be ${JSON.stringify(name)}`));
  }
  const version = versionToString(parsed.version);
  if (parsed.written.version !== version) {
    problems.push(broken(parsed, "version-spelling", `the version part must be ${JSON.stringify(version)}`));
  }
  return problems;
}

function characterProblems(parsed: ParsedName): Problem[] {
  if (!/[\0-\x1f\x7f/\\]/u.test(parsed.fileName)) return [];
  return [broken(parsed, "characters", "it holds a control character or a slash")];
}

function platformProblems(wheel: ParsedName & { readonly tags: readonly Tag[] }): Problem[] {
  const platforms = new Set(wheel.tags.map((tag) => tag.platform));
  return [...platforms]
    .filter((platform) => !isUploadPlatform(platform))
    .map((platform) => broken(wheel, "platform", `PyPI takes no wheels for the platform ${platform}`));
}

function broken(parsed: ParsedName, rule: string, why: string): Problem {
  return fileNameProblem(parsed.kind, rule, parsed.fileName, why, "warning");
}
