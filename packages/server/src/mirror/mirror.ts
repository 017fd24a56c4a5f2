/** The mirror as the rest of the server sees it. */
import type { MirrorAnswer } from "./answer.ts";

export interface Mirror {
  /** What the upstream shows of a project (normalised name), asked at most once however many want to know. */
  page(project: string): Promise<MirrorAnswer>;
  /** The names that the mirror holds a page of, or why it can hold none. */
  projects(): { readonly names: readonly string[] } | { readonly unset: string };
  /** Calls back when `projects` has changed. */
  onProjects(listener: () => void): void;
}

/** What stands in for the mirror where no upstream is known. */
export function absentMirror(reason: string): Mirror {
  return {
    page: async () => ({ kind: "unset", reason }),
    projects: () => ({ unset: reason }),
    onProjects: () => undefined,
  };
}
