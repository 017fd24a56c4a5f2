/** Which large members are there by accident. */

import { sourceModules } from "../../analysis/import-graph.ts";
import { oncePer } from "../../analysis/once.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";

const LARGE = 1_000_000;
/** Larger members are not looked into, so nobody knows whether they are programs. */
const WHOLE_MEMBER = 8 * 1024 * 1024;

/** Recordings, archives, dumps and data sets: what lies about in a repository. */
const BULKY =
  /\.(?:zip|tar|gz|tgz|bz2|xz|7z|rar|iso|mp4|mov|avi|mkv|webm|mp3|wav|flac|psd|ai|pdf|pptx?|xlsx?|docx?|csv|tsv|parquet|feather|sqlite3?|db|pkl|pickle|npy|npz|h5|hdf5|bin|dat|dump|core|bak|log|ipynb|tif|tiff|bmp|raw|gif|png|jpe?g)$/i;

/** A bulky file of a wheel that no string of its code names, or one that lies among tests and documentation. */
export function isUnusedBulk(facts: WheelFacts | SdistFacts, name: string, size: number): boolean {
  if (size < LARGE || facts.kind === "sdist" || !facts.hasContents) return false;
  // Programs have no extension either.
  if (
    facts.contents.get(name)?.native !== undefined ||
    name.includes(".data/scripts/") ||
    size > WHOLE_MEMBER
  )
    return false;
  const base = name.slice(name.lastIndexOf("/") + 1);
  const isBulky = BULKY.test(base) || !base.includes(".");
  return isBulky && !namedFiles(facts).some((text) => base.includes(text) || text.includes(base));
}

/** Parts of file names that the code mentions where it reads files. */
const namedFiles = oncePer((wheel: WheelFacts): readonly string[] => {
  const SHORTEST = 4;
  const names = new Set<string>();
  for (const [, { resources }] of sourceModules(wheel)) {
    for (const { strings } of resources) {
      for (const text of strings) {
        for (const part of text.split(/[/{}*%]/)) if (part.length >= SHORTEST) names.add(part);
      }
    }
  }
  return [...names];
});
