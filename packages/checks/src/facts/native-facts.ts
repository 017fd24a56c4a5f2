/** What a rule needs to know of a compiled file. */

export interface NativeFacts {
  readonly format: "elf" | "mach-o" | "pe";
}

export function readNative(_bytes: Uint8Array): NativeFacts | undefined {
  return undefined;
}
