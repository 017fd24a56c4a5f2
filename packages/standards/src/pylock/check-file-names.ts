/** The names of wheels and sdists must agree with the name and the version of their package (PEP 751). */

import type { DocumentPath } from "../document/document-path.ts";
import type { Findings } from "../document/findings.ts";
import { parseSdistFileName } from "../file-name/sdist-file-name.ts";
import { parseWheelFileName } from "../file-name/wheel-file-name.ts";
import { compareVersions } from "../version/compare.ts";
import { versionToString } from "../version/print.ts";
import type { Version } from "../version/version.ts";
import { lockedFileName } from "./file-name.ts";
import type { PylockFile, PylockPackage } from "./pylock.ts";

interface ParsedFileName {
  readonly name: string;
  readonly version: Version;
}

export function checkFileNames(found: PylockPackage, path: DocumentPath, findings: Findings): void {
  found.wheels?.forEach((wheel, index) => {
    checkFile(found, wheel, parseWheelFileName, [...path, "wheels", index], findings);
  });
  if (found.sdist !== undefined) {
    checkFile(found, found.sdist, parseSdistFileName, [...path, "sdist"], findings);
  }
}

function checkFile(
  owner: PylockPackage,
  file: PylockFile,
  parse: (fileName: string) => ParsedFileName,
  path: DocumentPath,
  findings: Findings,
): void {
  const fileName = lockedFileName(file);
  if (fileName === undefined) {
    // Without path and URL that has been reported already.
    if (file.url || file.path) {
      findings.error(path, {
        code: "pylock-no-file-name",
        state: "the name of the file cannot be told from its path or URL",
        remedy: "write the file name as name",
      });
    }
    return;
  }
  const parsed = findings.attempt(path, () => parse(fileName));
  if (parsed === undefined) {
    return;
  }
  if (parsed.name !== owner.name) {
    report(`the file ${fileName} belongs to ${parsed.name}, not to ${owner.name}`);
  } else if (owner.version !== undefined && compareVersions(parsed.version, owner.version) !== 0) {
    report(`the file ${fileName} is not of version ${versionToString(owner.version)}`);
  }

  function report(state: string): void {
    findings.error(path, {
      code: "pylock-file-mismatch",
      state,
      remedy: "lock again, or move the file to its package",
    });
  }
}
