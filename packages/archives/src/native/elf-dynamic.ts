/** The dynamic section of an ELF binary: what the loader needs. */
import { BinaryFault } from "./binary-reader.ts";
import type { Elf } from "./elf-headers.ts";

const SEGMENT_LOAD = 1;
const SEGMENT_DYNAMIC = 2;
const NEEDED = 1;
const HASH = 4;
const STRING_TABLE = 5;
const SYMBOL_TABLE = 6;
const SONAME = 14;
const RPATH = 15;
const RUNPATH = 29;
const VERSIONS_NEEDED = 0x6ffffffe;
const VERSIONS_NEEDED_COUNT = 0x6fffffff;
const MOST_ENTRIES = 10_000;

export interface ElfDynamic {
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  readonly rpaths: readonly string[];
  readonly runpaths: readonly string[];
  /** Offsets in the file; absent where the binary has no such table. */
  readonly strings: number | undefined;
  readonly symbols: number | undefined;
  readonly hash: number | undefined;
  readonly versionsNeeded: number | undefined;
  readonly versionsNeededCount: number;
}

export function dynamicSection(elf: Elf): ElfDynamic {
  const entries = readEntries(elf);
  const first = (tag: number): number | undefined => entries.find((entry) => entry.tag === tag)?.value;
  const located = (tag: number): number | undefined => {
    const address = first(tag);
    return address === undefined ? undefined : offsetOf(elf, address);
  };
  const strings = located(STRING_TABLE);
  const texts = (tag: number): string[] =>
    strings === undefined
      ? []
      : entries.filter((entry) => entry.tag === tag).map(({ value }) => elf.reader.string(strings + value));
  const paths = (tag: number): string[] =>
    texts(tag)
      .flatMap((text) => text.split(":"))
      .filter((path) => path !== "");
  return {
    needed: texts(NEEDED),
    soname: texts(SONAME)[0],
    rpaths: paths(RPATH),
    runpaths: paths(RUNPATH),
    strings,
    symbols: located(SYMBOL_TABLE),
    hash: located(HASH),
    versionsNeeded: located(VERSIONS_NEEDED),
    versionsNeededCount: first(VERSIONS_NEEDED_COUNT) ?? 0,
  };
}

function readEntries({ reader, is64, segments }: Elf): { tag: number; value: number }[] {
  const segment = segments.find(({ type }) => type === SEGMENT_DYNAMIC);
  if (segment === undefined) return [];
  const word = is64 ? 8 : 4;
  const read = (at: number): number => (is64 ? reader.uint64(at) : reader.uint32(at));
  const count = Math.min(Math.floor(segment.fileBytes / (2 * word)), MOST_ENTRIES);
  reader.checkTable(segment.offset, count, 2 * word);
  const entries: { tag: number; value: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = segment.offset + index * 2 * word;
    const tag = read(at);
    if (tag === 0) break;
    entries.push({ tag, value: read(at + word) });
  }
  return entries;
}

/** Where an address of the loaded program lies in the file. */
function offsetOf({ segments }: Elf, address: number): number {
  const segment = segments.find(
    ({ type, address: start, fileBytes }) =>
      type === SEGMENT_LOAD && address >= start && address < start + fileBytes,
  );
  if (segment === undefined) throw new BinaryFault(`no segment holds the address ${address}`);
  return address - segment.address + segment.offset;
}
