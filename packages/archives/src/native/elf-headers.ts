/** The headers of an ELF binary: its segments, by which it is loaded, and its sections, by which it is inspected. */
import { BinaryFault, BinaryReader } from "./binary-reader.ts";

const MOST_SECTIONS = 65_535;

/** A part of the file that is loaded to an address. */
export interface ElfSegment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileBytes: number;
}

export interface ElfSection {
  readonly name: string;
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
}

/** The parsed headers; all tables are found through these. */
export interface Elf {
  readonly reader: BinaryReader;
  readonly is64: boolean;
  readonly segments: readonly ElfSegment[];
  readonly sections: readonly ElfSection[];
}

export function readElfHeaders(bytes: Uint8Array): Elf {
  const is64 = bytes[4] === 2;
  const reader = new BinaryReader(bytes, bytes[5] === 1);
  return { reader, is64, segments: readSegments(reader, is64), sections: readSections(reader, is64) };
}

function readSegments(reader: BinaryReader, is64: boolean): ElfSegment[] {
  const table = is64 ? reader.uint64(32) : reader.uint32(28);
  const entryBytes = reader.uint16(is64 ? 54 : 42);
  const count = reader.uint16(is64 ? 56 : 44);
  if (count > 0) checkEntrySize(reader, table, count, entryBytes, is64 ? 56 : 32);
  return Array.from({ length: count }, (_, index) => {
    const at = table + index * entryBytes;
    return is64
      ? {
          type: reader.uint32(at),
          offset: reader.uint64(at + 8),
          address: reader.uint64(at + 16),
          fileBytes: reader.uint64(at + 32),
        }
      : {
          type: reader.uint32(at),
          offset: reader.uint32(at + 4),
          address: reader.uint32(at + 8),
          fileBytes: reader.uint32(at + 16),
        };
  });
}

function readSections(reader: BinaryReader, is64: boolean): ElfSection[] {
  const table = is64 ? reader.uint64(40) : reader.uint32(32);
  const entryBytes = reader.uint16(is64 ? 58 : 46);
  const count = Math.min(reader.uint16(is64 ? 60 : 48), MOST_SECTIONS);
  const namesIndex = reader.uint16(is64 ? 62 : 50);
  if (table === 0 || count === 0) return [];
  checkEntrySize(reader, table, count, entryBytes, is64 ? 64 : 40);
  const sections = Array.from({ length: count }, (_, index) => {
    const at = table + index * entryBytes;
    const nameAt = reader.uint32(at);
    const type = reader.uint32(at + 4);
    return is64
      ? {
          nameAt,
          type,
          offset: reader.uint64(at + 24),
          size: reader.uint64(at + 32),
          link: reader.uint32(at + 40),
        }
      : {
          nameAt,
          type,
          offset: reader.uint32(at + 16),
          size: reader.uint32(at + 20),
          link: reader.uint32(at + 24),
        };
  });
  const names = sections[namesIndex];
  return sections.map(({ nameAt, ...section }) => ({
    ...section,
    name: names === undefined ? "" : reader.string(names.offset + nameAt),
  }));
}

function checkEntrySize(
  reader: BinaryReader,
  table: number,
  count: number,
  entryBytes: number,
  least: number,
): void {
  if (entryBytes < least) throw new BinaryFault(`a header table has entries of ${entryBytes} bytes`);
  reader.checkTable(table, count, entryBytes);
}
