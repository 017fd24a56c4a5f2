import { isValidName, normalizeName } from "@linchpin/standards";
import { unknownProject } from "../../pages/refusals.ts";
import { findIndex } from "../../pages/resolve.ts";
import type { ReadServices } from "./services.ts";

/** The normalised name. Throws a Refusal for an unknown index, and for what can be no project's name. */
export function requireProjectName(index: string, project: string, services: ReadServices): string {
  findIndex(index, services.indexes);
  if (!isValidName(project)) throw unknownProject(index, project);
  return normalizeName(project);
}
