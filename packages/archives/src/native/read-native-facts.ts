/** What a native binary needs, whatever its format. */
import { Inspection } from "../inspection/inspection.ts";
import { BinaryFault } from "./binary-reader.ts";
import { isElf, readElf } from "./elf.ts";
import type { NativeFacts } from "./facts.ts";
import { isMachO, readMachO } from "./mach-o.ts";
import { isPe, readPe } from "./pe.ts";

/**
 * The facts of an ELF, Mach-O or PE binary; nothing for other bytes. Throws `ArchiveError` (`native-malformed`) for a
 * binary whose tables lead outside. The bytes must be the whole file.
 */
export function readNativeFacts(bytes: Uint8Array): NativeFacts | undefined {
  try {
    if (isElf(bytes)) return readElf(bytes);
    if (isMachO(bytes)) return readMachO(bytes);
    if (isPe(bytes)) return readPe(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof BinaryFault)) throw error;
    throw new Inspection(bytes.length).refusal(
      "native-malformed",
      `the binary is malformed: ${error.message}`,
      {},
      error,
    );
  }
}
