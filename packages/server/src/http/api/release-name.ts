import { isValidName, normalizeName, parseVersion, versionToString } from "@linchpin/standards";
import type { ReleaseName } from "../../domain/find-release.ts";
import { Refusal } from "../../domain/refusal.ts";

/** A project and a version in any spelling, in the one that we know them by. Throws the Refusal `body-invalid`. */
export function readReleaseName(project: string, version: string): ReleaseName {
  return { project: readProjectName(project), version: versionToString(parseVersion(version)) };
}

/** Throws the Refusal `body-invalid`. */
export function readProjectName(project: string): string {
  if (isValidName(project)) return normalizeName(project);
  throw new Refusal("body-invalid", {
    state: `${JSON.stringify(project)} is no name of a project (PEP 503)`,
    trigger: "reading the request",
  });
}
