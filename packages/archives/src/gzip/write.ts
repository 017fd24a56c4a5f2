/** A gzip writer (RFC 1952) that leaves out what depends on the machine: name, time and operating system. */
import { crc32, deflateRawSync } from "node:zlib";

/** Magic, deflate, no flags, no time, most compression, unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);

export function writeGzip(bytes: Uint8Array): Uint8Array {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length % 2 ** 32, 4);
  return Buffer.concat([HEADER, deflateRawSync(bytes, { level: 9 }), trailer]);
}
