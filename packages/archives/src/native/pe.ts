/** PE binaries (Microsoft, "PE Format"): DLLs, extension modules and programs of Windows. */
import { BinaryFault, BinaryReader } from "./binary-reader.ts";
import type { PeFacts } from "./facts.ts";

const MACHINES: ReadonlyMap<number, string> = new Map([
  [0x014c, "x86"],
  [0x01c4, "arm"],
  [0x0200, "ia64"],
  [0x8664, "amd64"],
  [0xaa64, "arm64"],
]);
const CHARACTERISTIC_DLL = 0x2000;
const OPTIONAL_HEADER_64 = 0x20b;
const DIRECTORY_EXPORT = 0;
const DIRECTORY_IMPORT = 1;
const DIRECTORY_DELAY_IMPORT = 13;
const MOST_LIBRARIES = 10_000;
const MOST_SYMBOLS = 500_000;

interface Section {
  readonly name: string;
  readonly address: number;
  readonly memoryBytes: number;
  readonly offset: number;
  readonly fileBytes: number;
}

interface Pe {
  readonly reader: BinaryReader;
  readonly is64: boolean;
  readonly sections: readonly Section[];
  /** Addresses of the data directories; 0 where there is none. */
  readonly directories: readonly number[];
}

type Import = PeFacts["imports"][number];

export function isPe(bytes: Uint8Array): boolean {
  if (bytes.length < 64 || bytes[0] !== 0x4d || bytes[1] !== 0x5a) return false;
  const reader = new BinaryReader(bytes, true);
  const at = reader.uint32(60);
  return at + 24 <= bytes.length && reader.uint32(at) === 0x4550;
}

/** Throws `BinaryFault` where an address leads outside. */
export function readPe(bytes: Uint8Array): PeFacts {
  const reader = new BinaryReader(bytes, true);
  const header = reader.uint32(60) + 4;
  const pe = readHeaders(reader, header);
  const machine = reader.uint16(header);
  return {
    format: "pe",
    machine: MACHINES.get(machine) ?? `pe-${machine}`,
    kind: reader.uint16(header + 18) & CHARACTERISTIC_DLL ? "dll" : "executable",
    imports: [...readImports(pe), ...readDelayImports(pe)],
    exportedSymbols: readExports(pe),
    hasDebugInfo: pe.sections.some(({ name }) => name.startsWith(".debug") || name.startsWith(".zdebug")),
  };
}

function readHeaders(reader: BinaryReader, header: number): Pe {
  const optional = header + 20;
  const is64 = reader.uint16(optional) === OPTIONAL_HEADER_64;
  const directoriesAt = optional + (is64 ? 112 : 96);
  const count = Math.min(reader.uint32(directoriesAt - 4), 16);
  const directories = Array.from({ length: count }, (_, index) => reader.uint32(directoriesAt + index * 8));
  const sectionsAt = optional + reader.uint16(header + 16);
  const symbolTable = reader.uint32(header + 8);
  const names = symbolTable === 0 ? undefined : symbolTable + 18 * reader.uint32(header + 12);
  const sections = Array.from({ length: reader.uint16(header + 2) }, (_, index) =>
    readSection(reader, sectionsAt + index * 40, names),
  );
  return { reader, is64, sections, directories };
}

/** Names above eight bytes stand in the string table of the symbols, as `/OFFSET`: MinGW's debug sections. */
function readSection(reader: BinaryReader, at: number, names: number | undefined): Section {
  const short = reader.field(at, 8);
  const offset = /^\/(\d{1,7})$/.exec(short)?.[1];
  return {
    name: offset === undefined || names === undefined ? short : reader.string(names + Number(offset)),
    memoryBytes: reader.uint32(at + 8),
    address: reader.uint32(at + 12),
    fileBytes: reader.uint32(at + 16),
    offset: reader.uint32(at + 20),
  };
}

/** Where a relative virtual address lies in the file. */
function offsetOf({ sections }: Pe, address: number): number {
  const section = sections.find(
    ({ address: start, memoryBytes, fileBytes }) =>
      address >= start && address < start + Math.max(memoryBytes, fileBytes),
  );
  if (section === undefined) throw new BinaryFault(`no section holds the address ${address}`);
  return address - section.address + section.offset;
}

/** The import directory table: entries of five words, ended by one without a name. */
function readImports(pe: Pe): Import[] {
  return readTable(pe, DIRECTORY_IMPORT, 20, (at) => {
    const [lookup, name, addresses] = [0, 12, 16].map((field) => pe.reader.uint32(at + field)) as [
      number,
      number,
      number,
    ];
    return { name, symbols: lookup === 0 ? addresses : lookup };
  });
}

/** The delay-load directory: eight words; old linkers wrote absolute addresses, which are left alone. */
function readDelayImports(pe: Pe): Import[] {
  return readTable(pe, DIRECTORY_DELAY_IMPORT, 32, (at) => {
    const isRelative = (pe.reader.uint32(at) & 1) === 1;
    return { name: isRelative ? pe.reader.uint32(at + 4) : 0, symbols: pe.reader.uint32(at + 16) };
  });
}

function readTable(
  pe: Pe,
  directory: number,
  entryBytes: number,
  readEntry: (at: number) => { readonly name: number; readonly symbols: number },
): Import[] {
  const address = pe.directories[directory] ?? 0;
  if (address === 0) return [];
  const imports: Import[] = [];
  for (let at = offsetOf(pe, address); imports.length < MOST_LIBRARIES; at += entryBytes) {
    const { name, symbols } = readEntry(at);
    if (name === 0) break;
    imports.push({ library: pe.reader.string(offsetOf(pe, name)), symbols: readLookup(pe, symbols) });
  }
  return imports;
}

/** The names of an import lookup table; symbols that are taken by number are left out. */
function readLookup(pe: Pe, address: number): string[] {
  const { reader, is64 } = pe;
  const names: string[] = [];
  if (address === 0) return names;
  for (let at = offsetOf(pe, address); names.length < MOST_SYMBOLS; at += is64 ? 8 : 4) {
    const low = reader.uint32(at);
    const high = is64 ? reader.uint32(at + 4) : low;
    if (low === 0 && high === 0) break;
    // The highest bit says "by number". A name stands behind a hint of two bytes.
    if (high < 0x80000000) names.push(reader.string(offsetOf(pe, low) + 2));
  }
  return names;
}

function readExports(pe: Pe): string[] {
  const address = pe.directories[DIRECTORY_EXPORT] ?? 0;
  if (address === 0) return [];
  const { reader } = pe;
  const at = offsetOf(pe, address);
  const count = Math.min(reader.uint32(at + 24), MOST_SYMBOLS);
  if (count === 0) return [];
  const table = offsetOf(pe, reader.uint32(at + 32));
  reader.checkTable(table, count, 4);
  return Array.from({ length: count }, (_, index) =>
    reader.string(offsetOf(pe, reader.uint32(table + index * 4))),
  );
}
