/** Random access to the bytes of one file, wherever they are: memory, disk, or a server that answers ranges. */
import { open } from "node:fs/promises";

export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`. Rejects if the source is shorter. The result is the caller's to keep. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The same into memory of the caller, for sources that would otherwise allocate; fills `target`. */
  readInto?(offset: number, target: Uint8Array): Promise<void>;
}

/** A source that holds a file descriptor. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** The source asked for bytes that are not there: a file that shrank, or a caller that did not check `size`. */
function beyondEnd(offset: number, length: number, size: number): RangeError {
  return new RangeError(`cannot read ${length} bytes at offset ${offset}: the source has ${size} bytes`);
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async read(offset, length) {
      if (offset + length > bytes.length) throw beyondEnd(offset, length, bytes.length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** Opens a file for reading. The size is taken once, so a file that grows meanwhile is read as it was. */
export async function fileSource(path: string): Promise<FileSource> {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  const readInto = async (offset: number, target: Uint8Array): Promise<void> => {
    let filled = 0;
    while (filled < target.length) {
      const { bytesRead } = await handle.read(target, filled, target.length - filled, offset + filled);
      if (bytesRead === 0) throw beyondEnd(offset, target.length, offset + filled);
      filled += bytesRead;
    }
  };
  return {
    size,
    async read(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      await readInto(offset, bytes);
      return bytes;
    },
    readInto,
    close: () => handle.close(),
  };
}
