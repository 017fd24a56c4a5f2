/** The requirements of a wheel, parsed, and which imports each can stand for. */

import type { CoreMetadata } from "@linchpin/standards";
import { normalizeName, parseRequirement, type Requirement, StandardsError } from "@linchpin/standards";
import { importsOfProject, isBroughtAlong, projectsOfImport } from "../python/import-projects.ts";
import { oncePer } from "./once.ts";

export interface Declared {
  readonly text: string;
  readonly requirement: Requirement;
  /** Normalised name. */
  readonly project: string;
  /** Whether it is only installed with an extra. */
  readonly isOptional: boolean;
}

/** Requirements that parse; others are reported elsewhere. */
export const declaredRequirements = oncePer((metadata: CoreMetadata): readonly Declared[] =>
  metadata.requiresDist.flatMap((text) => {
    const requirement = tryRequirement(text);
    if (requirement === undefined) return [];
    const isOptional = /\bextra\s*==/.test(text.slice(text.indexOf(";")));
    return [{ text, requirement, project: normalizeName(requirement.name), isOptional }];
  }),
);

export function tryRequirement(text: string): Requirement | undefined {
  try {
    return parseRequirement(text);
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

/** Whether a project, by its name or by what is known of it, installs the module with this dotted name. */
export function canProvide(project: string, module: string): boolean {
  const [top = ""] = module.split(".", 1);
  if (projectsOfImport(top).includes(project)) return true;
  const flat = flatten(top);
  const name = flatten(project);
  if (name === flat) return true;
  // `google.cloud.storage` comes from google-cloud-storage, and any `google-…` may be a part of the namespace.
  if (project.startsWith(`${normalizeName(top)}-`)) return true;
  return AFFIXES.some((affix) => name === `${affix}${flat}` || name === `${flat}${affix}`);
}

/** Whether the project brings the module along as one of its own requirements. */
export function bringsAlong(project: string, module: string): boolean {
  return isBroughtAlong(project, module.split(".", 1)[0] ?? module);
}

/** What people put before or after the name of the module to name its project. */
const AFFIXES = [
  "python",
  "py",
  "python3",
  "django",
  "flask",
  "lib",
  "binary",
  "ng",
  "headless",
  "core",
  "stubs",
];

/** Whether it is known what the project installs: then it can stand for no other import. */
export function isKnownProject(project: string): boolean {
  return importsOfProject(project).length > 0;
}

function flatten(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, "");
}
