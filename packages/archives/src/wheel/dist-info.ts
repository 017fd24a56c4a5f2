/** The one `.dist-info` folder of a wheel (binary distribution format § The .dist-info directory). */
import { compareVersions, normalizeName, tryParseVersion, type WheelFileName } from "@linchpin/standards";
import type { Inspection } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";

/** The folder's name. It must be the only one at the top and belong to the project and version of the file name. */
export function findDistInfo(
  members: readonly Member[],
  fileName: WheelFileName,
  inspection: Inspection,
): string {
  const folders = topFolders(members).filter((folder) => folder.toLowerCase().endsWith(".dist-info"));
  const [folder] = folders;
  if (folder === undefined)
    throw inspection.refusal("wheel-dist-info-missing", "the wheel has no .dist-info folder");
  if (folders.length > 1) {
    throw inspection.refusal(
      "wheel-dist-info-several",
      `the wheel has ${folders.map((name) => JSON.stringify(name)).join(" and ")}`,
    );
  }
  if (!folder.endsWith(".dist-info") || !belongsTo(folder.slice(0, -".dist-info".length), fileName)) {
    const state = `the metadata folder is ${JSON.stringify(folder)}, the file ${JSON.stringify(fileName.fileName)}`;
    throw inspection.refusal("wheel-dist-info-mismatch", state);
  }
  return folder;
}

/** The first parts of all names that have more than one, and the folder entries. */
function topFolders(members: readonly Member[]): string[] {
  const folders = new Set<string>();
  for (const { name, kind } of members) {
    const slash = name.indexOf("/");
    if (slash !== -1) folders.add(name.slice(0, slash));
    else if (kind === "folder") folders.add(name);
  }
  return [...folders];
}

/**
 * Whether a folder's stem, `{name}-{version}`, means the project and version of the file name. Compared by value: older
 * tools kept the spelling of the project or escaped the version in other ways.
 */
function belongsTo(stem: string, fileName: WheelFileName): boolean {
  const dash = stem.lastIndexOf("-");
  if (dash < 1) return false;
  const [name, version] = [stem.slice(0, dash), stem.slice(dash + 1)];
  if (normalizeName(name) !== fileName.name) return false;
  if (version === fileName.written.version) return true;
  const parsed = tryParseVersion(version) ?? tryParseVersion(version.replace("_", "+"));
  return parsed !== undefined && compareVersions(parsed, fileName.version) === 0;
}

/**
 * Folders whose name ends in `.data` are moved by pip, whatever stands before; uv moves the wheel's own only. So no other
 * may stand at the top, and the own one holds nothing but the five schemes.
 */
export function checkDataFolders(members: readonly Member[], distInfo: string, inspection: Inspection): void {
  const own = `${distInfo.slice(0, -".dist-info".length)}.data`;
  for (const { name, kind, offset } of members) {
    const [top = "", scheme] = name.split("/", 2);
    if (!top.endsWith(".data") || (scheme === undefined && kind !== "folder")) continue;
    const place = { member: name, offset };
    if (top !== own)
      inspection.found("wheel-data-folder", `${JSON.stringify(top)} is not the wheel's ${own}`, place);
    if (scheme !== undefined && !SCHEMES.has(scheme)) {
      inspection.found("wheel-data-folder", `${JSON.stringify(scheme)} is not an installation scheme`, place);
    }
  }
}

const SCHEMES = new Set(["purelib", "platlib", "headers", "scripts", "data"]);
