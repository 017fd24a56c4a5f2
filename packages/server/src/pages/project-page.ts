import type { ProjectPage } from "@linchpin/standards";
import { localPage } from "./local-page.ts";
import { mirroredPage } from "./mirrored-page.ts";
import type { Resolution } from "./resolve.ts";

/** The page of whoever answers for the project; `root` is how it reaches the root of the server. */
export function projectPage(resolution: Resolution, project: string, root: string): ProjectPage {
  return resolution.kind === "local"
    ? localPage(project, resolution.files, root)
    : mirroredPage(resolution.answer.page, root);
}
