/** Rows Z3, Z4, Z8 and Z11 to Z14: what the headers of a member say, and what its data are. */
import { deflateRawSync } from "node:zlib";
import { type HostileArchive, wheelCase } from "./archive-case.ts";
import { folder, wheelMembers } from "./wheel-parts.ts";
import { buildZip, extraField, type RawMember, text, uint16, uint64 } from "./zip-kit.ts";

export function zipMemberCases(): HostileArchive[] {
  return [...headerCases(), ...extraCases(), ...kindCases(), ...methodCases(), ...dataCases()];
}

/** A wheel whose module `__init__.py` has this about it. */
function spoiled(lie: Partial<RawMember>): Buffer {
  const [first, ...rest] = wheelMembers() as [RawMember, ...RawMember[]];
  return buildZip([{ ...first, ...lie }, ...rest]);
}

function headerCases(): HostileArchive[] {
  const mismatch = (what: string, lie: Partial<RawMember>): HostileArchive =>
    wheelCase(
      `Z4 local header with another ${what}`,
      "zip-local-mismatch",
      "listed",
      "Readers that begin at the start believe the local header, CPython believes the directory.",
      spoiled(lie),
    );
  return [
    wheelCase(
      "Z4 local header with another name",
      "zip-local-name",
      "refused",
      "Readers that begin at the start install the file under another name.",
      spoiled({ local: { name: text("acme_tool/__inot__.py") } }),
    ),
    mismatch("checksum", { local: { crc32: 0 } }),
    mismatch("method", { local: { method: 0 } }),
    mismatch("size", { local: { size: 3 } }),
    mismatch("compressed size", { local: { compressedBytes: 3 } }),
    mismatch("time", { local: { time: 1 } }),
    mismatch("date", { local: { date: 0x22 } }),
    mismatch("version needed", { local: { versionNeeded: 10 } }),
    mismatch("flags", { local: { flags: 2 } }),
    wheelCase(
      "Z4 wrong checksum in both headers",
      "zip-crc-mismatch",
      "refused",
      "Python refuses the member, readers that do not check install it.",
      spoiled({ both: { crc32: 1 } }),
    ),
    wheelCase(
      "Z13 version needed of the future",
      "zip-version-needed",
      "refused",
      "CPython refuses the member, others read it.",
      spoiled({ both: { versionNeeded: 90 } }),
    ),
  ];
}

function extraCases(): HostileArchive[] {
  const unicodePath = (name: string): Buffer =>
    extraField(0x7075, Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), text(name)]));
  const withExtra = (extra: Uint8Array): Buffer => spoiled({ both: { extra } });
  return [
    wheelCase(
      "Z8 Unicode path",
      "zip-extra-unicode-path",
      "listed",
      "Readers that know the field install the file under the name in it.",
      withExtra(unicodePath("acme_tool/evil.py")),
    ),
    wheelCase(
      "Z8 two Unicode paths",
      "zip-extra-unicode-path",
      "listed",
      "Three names for one file: each reader takes another.",
      withExtra(Buffer.concat([unicodePath("acme_tool/first.py"), unicodePath("acme_tool/second.py")])),
    ),
    wheelCase(
      "Z8 extra field that is cut short",
      "zip-extra-malformed",
      "listed",
      "Readers skip, stop or misread what follows.",
      withExtra(Buffer.concat([uint16(0x5455), uint16(9), Buffer.from([1])])),
    ),
    wheelCase(
      "Z8 three stray bytes among the extra fields",
      "zip-extra-malformed",
      "listed",
      "Too few for a field: some readers refuse them, others do not look.",
      withExtra(Buffer.from([1, 2, 3])),
    ),
    wheelCase(
      "Z8 the same extra field twice",
      "zip-extra-duplicate",
      "listed",
      "Readers take the first or the last.",
      withExtra(Buffer.concat([extraField(0x7875, Buffer.alloc(11)), extraField(0x7875, Buffer.alloc(11))])),
    ),
    wheelCase(
      "Z8 link target in an extra field",
      "zip-extra-meaning",
      "listed",
      "The ASi field makes a link of the member for the readers that know it.",
      withExtra(extraField(0x756e, Buffer.alloc(14))),
    ),
    wheelCase(
      "Z4 extra field in the directory only",
      "zip-extra-central-only",
      "listed",
      "Readers that begin at the start never see it.",
      spoiled({ central: { extra: extraField(0xcafe, Buffer.alloc(0)) } }),
    ),
  ];
}

function kindCases(): HostileArchive[] {
  const withMode = (mode: number): Buffer => spoiled({ central: { externalAttributes: (mode << 16) >>> 0 } });
  const withMember = (member: RawMember): Buffer => buildZip([member, ...wheelMembers()]);
  const special = (what: string, mode: number): HostileArchive =>
    wheelCase(
      `Z11 ${what}`,
      "zip-special-file",
      "listed",
      "Readers that honour the type create something that is no file.",
      withMode(mode),
    );
  return [
    wheelCase(
      "Z11 symbolic link",
      "zip-symlink",
      "listed",
      "Readers that honour the type create a link to wherever the contents say.",
      withMode(0o120777),
    ),
    special("named pipe", 0o010644),
    special("character device", 0o020644),
    special("block device", 0o060644),
    special("socket", 0o140644),
    wheelCase(
      "Z12 folder with contents",
      "zip-directory-payload",
      "listed",
      "Readers that go by the slash drop the bytes, others write them.",
      withMember({ name: "acme_tool/", data: text("payload") }),
    ),
    wheelCase(
      "Z12 file and folder of one name",
      "name-file-and-folder",
      "listed",
      "What is installed depends on which of the two a reader meets last.",
      buildZip([folder("acme_tool/__init__.py/"), ...wheelMembers()]),
    ),
    wheelCase(
      "Z12 file with the mode of a folder",
      "zip-mode-mismatch",
      "listed",
      "Readers that go by the mode create an empty folder.",
      withMode(0o040755),
    ),
    wheelCase(
      "Z12 folder with the mode of a file",
      "zip-mode-mismatch",
      "listed",
      "Readers that go by the mode create an empty file.",
      withMember(folder("acme_tool/", { central: { externalAttributes: (0o100644 << 16) >>> 0 } })),
    ),
  ];
}

function methodCases(): HostileArchive[] {
  const flag = (what: string, bit: number): HostileArchive =>
    wheelCase(
      `Z13 ${what}`,
      bit === 0 ? "zip-encrypted" : "zip-flags",
      bit === 0 ? "refused" : "listed",
      "Some readers refuse the flag, others ignore it.",
      spoiled({ both: { flags: 1 << bit } }),
    );
  const method = (what: string, number: number): HostileArchive =>
    wheelCase(
      `Z13 ${what}`,
      "zip-method",
      "refused",
      "Not every installer can decompress it.",
      spoiled({ both: { method: number }, stream: text("never read") }),
    );
  return [
    flag("encrypted member", 0),
    flag("enhanced deflating", 4),
    flag("patched data", 5),
    flag("strong encryption", 6),
    flag("masked header", 13),
    method("deflate64", 9),
    method("bzip2", 12),
    method("lzma", 14),
    method("zstandard", 93),
    method("implode", 6),
  ];
}

function dataCases(): HostileArchive[] {
  const content = text('__version__ = "2.1.0"\n');
  const good = deflateRawSync(content);
  const unfinished = Buffer.from(good);
  // The first bit of a block says whether it is the last one.
  unfinished[0] = unfinished[0]! & 0xfe;
  const size = (declared: number): Partial<RawMember> => ({ both: { size: declared } });
  const saturated = { size: 0xffffffff, compressedBytes: 0xffffffff };
  const short64 = extraField(1, Buffer.concat([uint64(9), uint64(good.length)]));
  return [
    wheelCase(
      "Z13 two compressed streams",
      "zip-deflate-trailing",
      "listed",
      "Readers stop after the first stream or go on with the second.",
      spoiled({ stream: Buffer.concat([good, deflateRawSync(text("import evil\n"))]) }),
    ),
    wheelCase(
      "Z13 bytes after the compressed stream",
      "zip-deflate-trailing",
      "listed",
      "A place for data that no listing shows.",
      spoiled({ stream: Buffer.concat([good, text("junk")]) }),
    ),
    wheelCase(
      "Z13 compressed stream without end",
      "zip-deflate-unfinished",
      "refused",
      "Some readers take what came so far, others wait for more.",
      spoiled({ stream: unfinished }),
    ),
    wheelCase(
      "Z13 compressed stream that is cut short",
      "zip-deflate-unfinished",
      "refused",
      "Some readers take what came so far, others refuse.",
      spoiled({ stream: good.subarray(0, good.length - 4) }),
    ),
    wheelCase(
      "Z13 broken compressed stream",
      "zip-deflate-broken",
      "refused",
      "A block of the reserved type.",
      spoiled({ stream: Buffer.from([0x07, 0xff, 0xff]) }),
    ),
    wheelCase(
      "Z14 declared size too short",
      "zip-size-mismatch",
      "refused",
      "CPython returns the first nine bytes and says nothing; others return all.",
      spoiled(size(9)),
    ),
    wheelCase(
      "Z14 declared size too short, in a ZIP64 field",
      "zip-size-mismatch",
      "refused",
      "The same, where only ZIP64 readers look.",
      spoiled({ both: { ...saturated, extra: short64 } }),
    ),
    wheelCase(
      "Z14 declared size too long",
      "zip-size-mismatch",
      "refused",
      "Readers that allocate by the declared size fill up with zeros.",
      spoiled(size(100)),
    ),
    wheelCase(
      "Z14 stored member with two sizes",
      "zip-size-mismatch",
      "refused",
      "Readers stop at one size or at the other.",
      spoiled({ both: { method: 0, size: 9 }, stream: content }),
    ),
  ];
}
