/** The dynamic symbol table of an ELF binary (gABI, "Symbol Table"). */

import type { ElfDynamic } from "./elf-dynamic.ts";
import type { Elf } from "./elf-headers.ts";

const SECTION_DYNAMIC_SYMBOLS = 11;
const BINDING_GLOBAL = 1;
const BINDING_WEAK = 2;
const MOST_SYMBOLS = 2_000_000;

export interface ElfSymbols {
  readonly importedSymbols: readonly string[];
  readonly exportedSymbols: readonly string[];
}

export function readElfSymbols(elf: Elf, dynamic: ElfDynamic): ElfSymbols {
  const { reader, is64 } = elf;
  const importedSymbols: string[] = [];
  const exportedSymbols: string[] = [];
  const table = symbolTable(elf, dynamic);
  if (table === undefined || dynamic.strings === undefined) return { importedSymbols, exportedSymbols };
  const entryBytes = is64 ? 24 : 16;
  reader.checkTable(table.offset, table.count, entryBytes);
  // The first entry is empty by definition.
  for (let index = 1; index < table.count; index += 1) {
    const at = table.offset + index * entryBytes;
    const binding = reader.uint8(at + (is64 ? 4 : 12)) >> 4;
    const nameAt = reader.uint32(at);
    if (nameAt === 0 || (binding !== BINDING_GLOBAL && binding !== BINDING_WEAK)) continue;
    const isUndefined = reader.uint16(at + (is64 ? 6 : 14)) === 0;
    (isUndefined ? importedSymbols : exportedSymbols).push(reader.string(dynamic.strings + nameAt));
  }
  return { importedSymbols, exportedSymbols };
}

/** By its section; in a binary without section headers, the hash table tells how many symbols there are. */
function symbolTable(
  { reader, is64, sections }: Elf,
  dynamic: ElfDynamic,
): { offset: number; count: number } | undefined {
  const section = sections.find(({ type }) => type === SECTION_DYNAMIC_SYMBOLS);
  if (section !== undefined) {
    return {
      offset: section.offset,
      count: Math.min(Math.floor(section.size / (is64 ? 24 : 16)), MOST_SYMBOLS),
    };
  }
  if (dynamic.symbols === undefined || dynamic.hash === undefined) return undefined;
  return { offset: dynamic.symbols, count: Math.min(reader.uint32(dynamic.hash + 4), MOST_SYMBOLS) };
}
