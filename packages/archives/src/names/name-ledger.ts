/**
 * Remembers the names of one archive and finds those that some file system or reader cannot tell apart: equal, equal
 * after Unicode composition (NFC), case folding, `\` for `/`, dots and spaces at the end of a part, or a file where
 * another member needs a folder.
 */
import type { Inspection, Place } from "../inspection/inspection.ts";

interface Known {
  readonly name: string;
  readonly isFolder: boolean;
  /** What stands under the name, so that an exact repetition can be told from a contradiction. */
  readonly fingerprint: string;
}

export class NameLedger {
  readonly #inspection: Inspection;
  readonly #known = new Map<string, Known>();
  readonly #folders = new Map<string, string>();

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /**
   * Enters a name (without a trailing slash). `fingerprint`: equal for two members that are the same in every respect;
   * leave it out where a repetition is never harmless.
   */
  enter(name: string, isFolder: boolean, place: Place, fingerprint?: string): void {
    const key = foldedName(name);
    const earlier = this.#known.get(key);
    if (earlier !== undefined)
      this.#compare(earlier, { name, isFolder, fingerprint: fingerprint ?? "" }, place);
    else this.#known.set(key, { name, isFolder, fingerprint: fingerprint ?? "" });
    if (!isFolder) this.#checkFileAgainstFolders(key, name, place);
    this.#enterParents(key, name, place);
  }

  #compare(earlier: Known, later: Known, place: Place): void {
    const shown = JSON.stringify(later.name);
    if (earlier.isFolder !== later.isFolder) {
      this.#inspection.found("name-file-and-folder", `${shown} is a file and a folder`, place);
    } else if (earlier.name !== later.name) {
      const state = `${shown} and ${JSON.stringify(earlier.name)} are one file on some systems`;
      this.#inspection.found("name-collision", state, place);
    } else if (later.fingerprint !== "" && later.fingerprint === earlier.fingerprint) {
      this.#inspection.found("name-repeated", `${shown} is in the archive twice, the same both times`, place);
    } else {
      this.#inspection.found("name-duplicate", `${shown} is in the archive twice`, place);
    }
  }

  #checkFileAgainstFolders(key: string, name: string, place: Place): void {
    const inside = this.#folders.get(key);
    if (inside === undefined) return;
    const state = `${JSON.stringify(name)} is a file, and ${JSON.stringify(inside)} lies inside it`;
    this.#inspection.found("name-file-and-folder", state, place);
  }

  #enterParents(key: string, name: string, place: Place): void {
    for (let slash = key.lastIndexOf("/"); slash > 0; slash = key.lastIndexOf("/", slash - 1)) {
      const parent = key.slice(0, slash);
      if (this.#folders.has(parent)) return;
      this.#folders.set(parent, name);
      const file = this.#known.get(parent);
      if (file !== undefined && !file.isFolder) {
        const state = `${JSON.stringify(file.name)} is a file, and ${JSON.stringify(name)} lies inside it`;
        this.#inspection.found("name-file-and-folder", state, place);
      }
    }
  }
}

/** One key for all names that some system cannot tell apart. */
export function foldedName(name: string): string {
  const slashed = name.replaceAll("\\", "/");
  const trimmed = /[. ](?:\/|$)/.test(slashed) ? slashed.split("/").map(withoutTail).join("/") : slashed;
  if (/^[\x20-\x7e]*$/.test(trimmed)) return trimmed.toLowerCase();
  // Upper case first: it turns "ß" into "SS" and the Kelvin sign into "K", as case folding does.
  return trimmed.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

/** Without the dots and spaces that Windows drops. A loop, because the obvious regular expression is quadratic. */
function withoutTail(part: string): string {
  let end = part.length;
  while (end > 0 && (part[end - 1] === "." || part[end - 1] === " ")) end -= 1;
  return part.slice(0, end);
}
