/** The one folder of an sdist (source distribution format § Source distribution archive format). */
import { compareVersions, normalizeName, type SdistFileName, tryParseVersion } from "@linchpin/standards";
import type { Inspection } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";

/** The folder's name. Everything must lie in it, and it must be named after the project and version of the file. */
export function findTopFolder(
  members: readonly Member[],
  fileName: SdistFileName,
  inspection: Inspection,
): string {
  const tops = new Set(members.map(({ name }) => name.replace(/^\.\//, "").split("/", 1)[0]!));
  const [top = ""] = tops;
  const isFolder = members.every(({ name, kind }) => kind === "folder" || name.includes("/"));
  if (tops.size !== 1 || !isFolder) {
    const shown = [...tops].slice(0, 3).map((name) => JSON.stringify(name));
    inspection.found(
      "sdist-several-top-folders",
      `the sdist has not one top folder but ${shown.join(", ") || "none"}`,
    );
  } else if (!belongsTo(top, fileName)) {
    const state = `the top folder is ${JSON.stringify(top)}, the file ${JSON.stringify(fileName.fileName)}`;
    inspection.found("sdist-top-folder", state);
  }
  return top;
}

/** By value: older tools kept the spelling of the project and of the version. */
function belongsTo(folder: string, fileName: SdistFileName): boolean {
  const dash = folder.lastIndexOf("-");
  const version = tryParseVersion(folder.slice(dash + 1));
  if (dash < 1 || version === undefined) return false;
  return (
    normalizeName(folder.slice(0, dash)) === fileName.name && compareVersions(version, fileName.version) === 0
  );
}
