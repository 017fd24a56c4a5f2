/** Reads one member of a walked zip again, at the offsets that the walk found. */
import { crc32 } from "node:zlib";
import { inflateWhole } from "../inflate/inflate-whole.ts";
import { Inspection } from "../inspection/inspection.ts";
import type { ByteSource } from "../source/byte-source.ts";
import type { ZipMember } from "./walk.ts";

/** The decompressed bytes, checked against the checksum: the file may have changed since the walk. */
export async function readZipMember(source: ByteSource, member: ZipMember): Promise<Uint8Array> {
  const compressed = await source.read(member.dataOffset, member.compressedBytes);
  const inflated = member.method === 0 ? { bytes: compressed } : inflateWhole(compressed, member.size);
  if ("bytes" in inflated && crc32(inflated.bytes) === member.crc32) return inflated.bytes;
  const place = { member: member.name, offset: member.offset };
  throw new Inspection(source.size).refusal("zip-crc-mismatch", "the member is not what the walk saw", place);
}
