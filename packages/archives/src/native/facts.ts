/** What a native binary says about the machine and the system that it needs. */

/** ELF: Linux and most other Unix systems. */
export interface ElfFacts {
  readonly format: "elf";
  /** As platform tags call it (`x86_64`, `aarch64`, `armv7l`, …), or `elf-NUMBER`. */
  readonly machine: string;
  readonly bits: 32 | 64;
  readonly kind: "executable" | "shared" | "object" | "other";
  readonly soname?: string;
  /** The program that loads it; executables only. */
  readonly interpreter?: string;
  /** DT_NEEDED, in order. */
  readonly needed: readonly string[];
  /** DT_RPATH and DT_RUNPATH, split at the colons. */
  readonly rpaths: readonly string[];
  readonly runpaths: readonly string[];
  /** The symbol versions that it needs, by library. */
  readonly neededVersions: readonly { readonly library: string; readonly version: string }[];
  /** The highest `GLIBC_x.y` among them: no older glibc can load it. Absent without glibc. */
  readonly glibcFloor?: string;
  /** Undefined symbols of the dynamic table: what it expects from others. */
  readonly importedSymbols: readonly string[];
  /** Defined, global ones: what it offers, `PyInit_…` among them. */
  readonly exportedSymbols: readonly string[];
  readonly hasDebugInfo: boolean;
  /** Whether the full symbol table is still there. */
  readonly hasSymbolTable: boolean;
}

/** One architecture of a Mach-O file. */
export interface MachOSlice {
  /** As platform tags call it (`x86_64`, `arm64`, …), or `mach-NUMBER`. */
  readonly architecture: string;
  readonly kind: "executable" | "dylib" | "bundle" | "object" | "other";
  readonly platform?: string;
  /** The lowest system version that may load it, for example `11.0`. */
  readonly minimumSystem?: string;
  readonly installName?: string;
  /** Libraries that it loads, in order. */
  readonly dylibs: readonly string[];
  readonly rpaths: readonly string[];
  /** Without the leading underscore that the format adds. */
  readonly importedSymbols: readonly string[];
  readonly exportedSymbols: readonly string[];
  readonly hasDebugInfo: boolean;
  /** Whether the symbol table says where the object files with the debugging data were, as linkers leave it. */
  readonly hasDebugMap: boolean;
}

/** Mach-O: macOS and iOS. A universal binary has several slices. */
export interface MachOFacts {
  readonly format: "mach-o";
  readonly slices: readonly MachOSlice[];
}

/** PE: Windows. */
export interface PeFacts {
  readonly format: "pe";
  /** `x86`, `amd64`, `arm64`, `arm`, or `pe-NUMBER`. */
  readonly machine: string;
  readonly kind: "dll" | "executable";
  /** Libraries with the symbols taken from them by name; delayed ones too. */
  readonly imports: readonly { readonly library: string; readonly symbols: readonly string[] }[];
  readonly exportedSymbols: readonly string[];
  /** Whether it holds debugging data itself; a reference to a .pdb file does not count. */
  readonly hasDebugInfo: boolean;
}

export type NativeFacts = ElfFacts | MachOFacts | PeFacts;
