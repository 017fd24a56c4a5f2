import { unknownFile } from "../pages/refusals.ts";
import type { Mirror } from "./mirror.ts";

/** What stands in for the mirror where no upstream is known, and why none is. */
export function absentMirror(reason: string): Mirror {
  const noFile = async (_place: string, filename: string): Promise<never> => {
    throw unknownFile(filename);
  };
  return {
    page: async () => ({ kind: "unset", reason }),
    projects: () => ({ unset: reason }),
    onProjects: () => undefined,
    file: noFile,
    undigestedFile: noFile,
    metadata: noFile,
    undigestedMetadata: noFile,
    onQuarantine: () => undefined,
    close: async () => undefined,
  };
}
