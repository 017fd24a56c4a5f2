/** What a rule needs to know of a compiled file. */

export interface NativeFacts {
  readonly format: "elf" | "mach-o" | "pe";
}

const MACH_O_MAGICS: ReadonlySet<number> = new Set([
  0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe,
]);

/** Knows compiled files by their first bytes; undefined for everything else. */
export function readNative(bytes: Uint8Array): NativeFacts | undefined {
  const SMALLEST = 64;
  if (bytes.length < SMALLEST) return undefined;
  const magic = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  if (magic === 0x7f454c46) return { format: "elf" };
  // Java classes begin like a fat Mach-O file: the number after it is a version there, and a small count here.
  const count = new DataView(bytes.buffer, bytes.byteOffset + 4, 4).getUint32(0);
  if (MACH_O_MAGICS.has(magic) && (magic !== 0xcafebabe || count < 32)) return { format: "mach-o" };
  return magic >>> 16 === 0x4d5a && bytes[2] !== undefined && isPortableExecutable(bytes)
    ? { format: "pe" }
    : undefined;
}

/** `MZ` alone is two letters; the offset at 60 must lead to `PE`. */
function isPortableExecutable(bytes: Uint8Array): boolean {
  const offset = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(60, true);
  return bytes[offset] === 0x50 && bytes[offset + 1] === 0x45;
}
