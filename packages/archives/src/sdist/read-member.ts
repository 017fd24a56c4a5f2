/** Reads one file of a gzip-compressed tar again, at the offset that the walk found in the decompressed tar. */
import { readGzip } from "../gzip/read.ts";
import { Inspection } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";
import type { ByteSource } from "../source/byte-source.ts";
import { ForwardReader, WINDOW_BYTES } from "../source/forward-reader.ts";
import { BlockReader } from "../tar/block-reader.ts";

/** Decompresses from the beginning up to the end of the member. */
export async function readTarMember(source: ByteSource, member: Member): Promise<Uint8Array> {
  const inspection = new Inspection(source.size, { strictness: "mirrored" });
  const blocks = new BlockReader(readGzip(new ForwardReader(source), inspection));
  try {
    while (blocks.position < member.dataOffset) {
      const piece = await blocks.piece(Math.min(WINDOW_BYTES, member.dataOffset - blocks.position));
      if (piece.length === 0) break;
    }
    return new Uint8Array(await blocks.take(member.size));
  } finally {
    await blocks.close();
  }
}
