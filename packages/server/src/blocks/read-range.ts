/** Reads a part of a file that must be there. */
import { type FileHandle, open } from "node:fs/promises";

export interface ByteRange {
  readonly start: number;
  /** Bytes. */
  readonly length: number;
}

/** Rejects where the file is shorter: a damaged file gives no answer rather than a short one. */
export async function readFileRange(path: string, range: ByteRange): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    return await readRange(handle, range);
  } finally {
    await handle.close();
  }
}

export async function readRange(handle: FileHandle, { start, length }: ByteRange): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0)
      throw new Error(`the file ends at ${start + filled}, before ${start + length} bytes`);
    filled += bytesRead;
  }
  return bytes;
}
