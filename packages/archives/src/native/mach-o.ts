/** Mach-O binaries, thin and universal (mach-o/loader.h, mach-o/fat.h, mach-o/nlist.h). */
import { BinaryFault, BinaryReader } from "./binary-reader.ts";
import type { MachOFacts, MachOSlice } from "./facts.ts";

const FAT = 0xcafebabe;
const FAT_64 = 0xcafebabf;
const THIN_32 = 0xfeedface;
const THIN_64 = 0xfeedfacf;
/** A Java class file begins like a universal binary, with its version (45 or more) in place of the count. */
const MOST_SLICES = 32;
const MOST_COMMANDS = 10_000;
const MOST_SYMBOLS = 2_000_000;

const ARCHITECTURES: ReadonlyMap<number, string> = new Map([
  [7, "i386"],
  [12, "arm"],
  [18, "ppc"],
  [0x01000007, "x86_64"],
  [0x0100000c, "arm64"],
  [0x01000012, "ppc64"],
  [0x0200000c, "arm64_32"],
]);
const KINDS: ReadonlyMap<number, MachOSlice["kind"]> = new Map([
  [1, "object"],
  [2, "executable"],
  [6, "dylib"],
  [8, "bundle"],
]);
const PLATFORMS = ["", "macos", "ios", "tvos", "watchos", "bridgeos", "maccatalyst", "iossimulator"] as const;

const COMMAND_SEGMENT = 0x1;
const COMMAND_SYMBOLS = 0x2;
const COMMAND_ID_DYLIB = 0xd;
const COMMAND_SEGMENT_64 = 0x19;
const COMMAND_MINIMUM_MACOS = 0x24;
const COMMAND_MINIMUM_IOS = 0x25;
const COMMAND_BUILD_VERSION = 0x32;
const COMMAND_RPATH = 0x8000001c;
/** Load, weak load, re-export, lazy load and upward load. */
const COMMANDS_DYLIB: ReadonlySet<number> = new Set([0xc, 0x80000018, 0x8000001f, 0x20, 0x80000023]);

export function isMachO(bytes: Uint8Array): boolean {
  if (bytes.length < 28) return false;
  const big = new BinaryReader(bytes, false);
  const magic = big.uint32(0);
  if (magic === FAT || magic === FAT_64) return big.uint32(4) > 0 && big.uint32(4) <= MOST_SLICES;
  return isThin(magic) || isThin(new BinaryReader(bytes, true).uint32(0));
}

function isThin(magic: number): boolean {
  return magic === THIN_32 || magic === THIN_64;
}

/** Throws `BinaryFault` where an offset leads outside. */
export function readMachO(bytes: Uint8Array): MachOFacts {
  const fat = new BinaryReader(bytes, false);
  const magic = fat.uint32(0);
  if (magic !== FAT && magic !== FAT_64) return { format: "mach-o", slices: [readSlice(bytes)] };
  const is64 = magic === FAT_64;
  const entryBytes = is64 ? 32 : 20;
  const count = fat.uint32(4);
  fat.checkTable(8, count, entryBytes);
  const slices = Array.from({ length: count }, (_, index) => {
    const at = 8 + index * entryBytes;
    const [offset, size] = is64
      ? [fat.uint64(at + 8), fat.uint64(at + 16)]
      : [fat.uint32(at + 8), fat.uint32(at + 12)];
    return readSlice(fat.from(offset, size).bytes);
  });
  return { format: "mach-o", slices };
}

/** What the load commands add up to. */
interface Draft {
  platform?: string;
  minimumSystem?: string;
  installName?: string;
  readonly dylibs: string[];
  readonly rpaths: string[];
  readonly importedSymbols: string[];
  readonly exportedSymbols: string[];
  hasDebugInfo: boolean;
  hasDebugMap: boolean;
}

function readSlice(bytes: Uint8Array): MachOSlice {
  const reader = new BinaryReader(bytes, isThin(new BinaryReader(bytes, true).uint32(0)));
  const magic = reader.uint32(0);
  if (!isThin(magic)) throw new BinaryFault("a slice of a universal binary is not Mach-O");
  const is64 = magic === THIN_64;
  const draft: Draft = {
    dylibs: [],
    rpaths: [],
    importedSymbols: [],
    exportedSymbols: [],
    hasDebugInfo: false,
    hasDebugMap: false,
  };
  let at = is64 ? 32 : 28;
  for (let left = Math.min(reader.uint32(16), MOST_COMMANDS); left > 0; left -= 1) {
    const size = reader.uint32(at + 4);
    if (size < 8) throw new BinaryFault(`a load command has ${size} bytes`);
    readCommand(reader.from(at, size), reader, is64, draft);
    at += size;
  }
  const cpu = reader.uint32(4);
  return {
    architecture: ARCHITECTURES.get(cpu) ?? `mach-${cpu}`,
    kind: KINDS.get(reader.uint32(12)) ?? "other",
    ...draft,
  };
}

function readCommand(command: BinaryReader, file: BinaryReader, is64: boolean, draft: Draft): void {
  const type = command.uint32(0);
  if (COMMANDS_DYLIB.has(type)) draft.dylibs.push(command.string(command.uint32(8)));
  else if (type === COMMAND_ID_DYLIB) draft.installName = command.string(command.uint32(8));
  else if (type === COMMAND_RPATH) draft.rpaths.push(command.string(command.uint32(8)));
  else if (type === COMMAND_SYMBOLS) readSymbols(command, file, is64, draft);
  else if (type === COMMAND_SEGMENT || type === COMMAND_SEGMENT_64) {
    draft.hasDebugInfo ||= command.field(8, 16) === "__DWARF";
  } else if (type === COMMAND_MINIMUM_MACOS || type === COMMAND_MINIMUM_IOS) {
    draft.platform ??= type === COMMAND_MINIMUM_MACOS ? "macos" : "ios";
    draft.minimumSystem ??= packedVersion(command.uint32(8));
  } else if (type === COMMAND_BUILD_VERSION) {
    const platform = command.uint32(8);
    draft.platform = PLATFORMS[platform] ?? `platform-${platform}`;
    draft.minimumSystem = packedVersion(command.uint32(12));
  }
}

const SYMBOL_DEBUG = 0xe0;
const SYMBOL_TYPE = 0x0e;
const SYMBOL_EXTERNAL = 0x01;
const SYMBOL_PRIVATE = 0x10;

function readSymbols(command: BinaryReader, file: BinaryReader, is64: boolean, draft: Draft): void {
  const [table, strings] = [command.uint32(8), command.uint32(16)];
  const count = Math.min(command.uint32(12), MOST_SYMBOLS);
  const entryBytes = is64 ? 16 : 12;
  file.checkTable(table, count, entryBytes);
  for (let index = 0; index < count; index += 1) {
    const at = table + index * entryBytes;
    const flags = file.uint8(at + 4);
    if (flags & SYMBOL_DEBUG) {
      draft.hasDebugMap = true;
    } else if (flags & SYMBOL_EXTERNAL && !(flags & SYMBOL_PRIVATE)) {
      const name = file.string(strings + file.uint32(at)).replace(/^_/, "");
      ((flags & SYMBOL_TYPE) === 0 ? draft.importedSymbols : draft.exportedSymbols).push(name);
    }
  }
}

/** Four bits of zero, then major, minor and patch: `000b0000` is 11.0. */
function packedVersion(value: number): string {
  const [major, minor, patch] = [value >>> 16, (value >>> 8) & 0xff, value & 0xff];
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}
