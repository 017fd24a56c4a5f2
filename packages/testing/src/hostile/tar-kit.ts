/** Writes tars and gzip files in which every field can lie. For tests only: each lie is one override. */
import { crc32, deflateRawSync } from "node:zlib";

export interface TarFields {
  readonly name: string | Uint8Array;
  readonly mode: string;
  readonly uid: string | Uint8Array;
  readonly size: string | Uint8Array;
  readonly mtime: string;
  readonly type: string;
  readonly linkName: string;
  readonly magic: string;
  readonly prefix: string;
  /** Added to the right checksum. */
  readonly checksumError: number;
}

export interface TarEntry extends Partial<TarFields> {
  readonly data?: string | Uint8Array;
  /** What fills up the last block; zeros by default. */
  readonly padding?: Uint8Array;
}

const BLOCK = 512;

export function tarEntry(entry: TarEntry): Buffer {
  const data = Buffer.from(entry.data ?? "");
  const padding = entry.padding ?? Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK);
  return Buffer.concat([tarHeader(entry, data.length), data, padding]);
}

function tarHeader(entry: TarEntry, length: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const put = (value: string | Uint8Array, at: number, most: number): void => {
    block.set(Buffer.from(value).subarray(0, most), at);
  };
  put(entry.name ?? "", 0, 100);
  put(entry.mode ?? "0000644\0", 100, 8);
  put(entry.uid ?? "0000000\0", 108, 8);
  put("0000000\0", 116, 8);
  put(entry.size ?? `${length.toString(8).padStart(11, "0")}\0`, 124, 12);
  put(entry.mtime ?? "00000000000\0", 136, 12);
  put(entry.type ?? "0", 156, 1);
  put(entry.linkName ?? "", 157, 100);
  put(entry.magic ?? "ustar\u000000", 257, 8);
  put(entry.prefix ?? "", 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 8 * 32) + (entry.checksumError ?? 0);
  put(`${sum.toString(8).padStart(6, "0")}\0 `, 148, 8);
  return block;
}

/** A pax extended header with these records. */
export function paxHeader(records: Readonly<Record<string, string>>, type = "x"): Buffer {
  const data = Object.entries(records).map(([keyword, value]) => paxRecord(keyword, value));
  return tarEntry({ name: "././@PaxHeader", type, data: Buffer.concat(data) });
}

export function paxRecord(keyword: string, value: string): Buffer {
  const bare = Buffer.byteLength(` ${keyword}=${value}\n`);
  const length = bare + String(bare + String(bare).length).length;
  return Buffer.from(`${length} ${keyword}=${value}\n`);
}

/** GNU's header for a name (`L`) or a link target (`K`) that is too long for its field. */
export function gnuLongName(name: string, type = "L"): Buffer {
  return tarEntry({ name: "././@LongLink", type, magic: "ustar  \0", data: `${name}\0` });
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface GzipLies {
  readonly flags?: number;
  readonly method?: number;
  /** Bytes between the fixed header and the compressed data. */
  readonly header?: Uint8Array;
  readonly crc32?: number;
  readonly size?: number;
}

export function gzip(bytes: Uint8Array, lies: GzipLies = {}): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(lies.crc32 ?? crc32(bytes), 0);
  trailer.writeUInt32LE(lies.size ?? bytes.length, 4);
  const fixed = Buffer.from([0x1f, 0x8b, lies.method ?? 8, lies.flags ?? 0, 0, 0, 0, 0, 0, 255]);
  return Buffer.concat([fixed, lies.header ?? Buffer.alloc(0), deflateRawSync(bytes), trailer]);
}
