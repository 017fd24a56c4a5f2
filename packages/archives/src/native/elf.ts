/** ELF binaries (System V gABI, chapters 4 and 5; symbol versions as in the LSB). */
import type { BinaryReader } from "./binary-reader.ts";
import { dynamicSection } from "./elf-dynamic.ts";
import { readElfHeaders } from "./elf-headers.ts";
import { readElfSymbols } from "./elf-symbols.ts";
import { readNeededVersions } from "./elf-versions.ts";
import type { ElfFacts } from "./facts.ts";

const MACHINES: ReadonlyMap<number, string> = new Map([
  [3, "i686"],
  [8, "mips"],
  [20, "ppc"],
  [22, "s390x"],
  [40, "armv7l"],
  [62, "x86_64"],
  [183, "aarch64"],
  [243, "riscv64"],
  [258, "loongarch64"],
]);
const KINDS: ReadonlyMap<number, ElfFacts["kind"]> = new Map([
  [1, "object"],
  [2, "executable"],
  [3, "shared"],
]);
const SEGMENT_INTERPRETER = 3;

export function isElf(bytes: Uint8Array): boolean {
  return (
    bytes.length > 20 && bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46
  );
}

/** Throws `BinaryFault` where an offset leads outside. */
export function readElf(bytes: Uint8Array): ElfFacts {
  const elf = readElfHeaders(bytes);
  const { reader, is64, sections } = elf;
  const dynamic = dynamicSection(elf);
  const neededVersions = readNeededVersions(elf, dynamic);
  const glibcFloor = highestGlibc(neededVersions.map(({ version }) => version));
  const interpreter = elf.segments.find(({ type }) => type === SEGMENT_INTERPRETER);
  return {
    format: "elf",
    machine: machineName(reader),
    bits: is64 ? 64 : 32,
    kind: KINDS.get(reader.uint16(16)) ?? "other",
    ...(dynamic.soname !== undefined && { soname: dynamic.soname }),
    ...(interpreter !== undefined && { interpreter: reader.string(interpreter.offset) }),
    needed: dynamic.needed,
    rpaths: dynamic.rpaths,
    runpaths: dynamic.runpaths,
    neededVersions,
    ...(glibcFloor !== undefined && { glibcFloor }),
    ...readElfSymbols(elf, dynamic),
    hasDebugInfo: sections.some(({ name }) => /^\.z?debug_(?:info|line)$/.test(name)),
    hasSymbolTable: sections.some(({ name }) => name === ".symtab"),
  };
}

/** 64-bit PowerPC runs with either byte order, under two names. */
function machineName(reader: BinaryReader): string {
  const machine = reader.uint16(18);
  if (machine === 21) return reader.littleEndian ? "ppc64le" : "ppc64";
  return MACHINES.get(machine) ?? `elf-${machine}`;
}

/** `GLIBC_2.17` and the like, compared number by number; `GLIBC_PRIVATE` counts for nothing. */
function highestGlibc(versions: readonly string[]): string | undefined {
  const numbers = versions.flatMap((version) => {
    const match = /^GLIBC_(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version);
    return match === null ? [] : [[Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] as const];
  });
  const highest = numbers
    .toSorted((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
    .at(-1);
  if (highest === undefined) return undefined;
  const [major, minor, patch] = highest;
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}
