import type { ListedFile } from "./model.ts";
import type { Catalogue } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { releaseKey } from "./release.ts";

export interface ReleaseName {
  /** Normalised (PEP 503). */
  readonly project: string;
  /** As PEP 440 prints it. */
  readonly version: string;
}

/** The files that a local index shows of a release. Throws the Refusals `project-unknown` and `release-unknown`. */
export async function findRelease(
  state: Catalogue,
  index: string,
  { project, version }: ReleaseName,
): Promise<readonly ListedFile[]> {
  const files = await state.listFiles(index, project);
  const key = releaseKey(version);
  const release = files.filter((file) => releaseKey(file.version) === key);
  if (release.length > 0) return release;
  throw new Refusal(files.length === 0 ? "project-unknown" : "release-unknown", {
    state:
      files.length === 0 ? `${index} holds no project ${project}` : `${index} holds no ${project} ${version}`,
    trigger: `looking for ${project} ${version} in ${index}`,
  });
}
