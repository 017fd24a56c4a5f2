/** The symbol versions that an ELF binary needs (LSB core, "Symbol Versioning": Elfxx_Verneed). */

import type { ElfDynamic } from "./elf-dynamic.ts";
import type { Elf } from "./elf-headers.ts";

/** As many libraries, and as many versions of one, as no real binary has. */
const MOST_LIBRARIES = 1_000;
const MOST_VERSIONS = 1_000;

export function readNeededVersions(
  { reader }: Elf,
  dynamic: ElfDynamic,
): { library: string; version: string }[] {
  const { strings, versionsNeeded, versionsNeededCount } = dynamic;
  if (strings === undefined || versionsNeeded === undefined) return [];
  const needed: { library: string; version: string }[] = [];
  let at = versionsNeeded;
  for (let left = Math.min(versionsNeededCount, MOST_LIBRARIES); left > 0; left -= 1) {
    const library = reader.string(strings + reader.uint32(at + 4));
    let version = at + reader.uint32(at + 8);
    for (let more = Math.min(reader.uint16(at + 2), MOST_VERSIONS); more > 0; more -= 1) {
      needed.push({ library, version: reader.string(strings + reader.uint32(version + 8)) });
      version += reader.uint32(version + 12);
    }
    const next = reader.uint32(at + 12);
    if (next === 0) break;
    at += next;
  }
  return needed;
}
