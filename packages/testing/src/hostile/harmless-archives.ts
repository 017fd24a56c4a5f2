/** The good twins: archives that look odd, that real tools write, and that every reader reads alike. */
import { createHash } from "node:crypto";
import type { HarmlessArchive } from "./archive-case.ts";
import { inside, sdistWith, TOP, tarWith } from "./sdist-parts.ts";
import { gnuLongName, gzip, paxHeader, TAR_END, type TarEntry, tarEntry } from "./tar-kit.ts";
import {
  DIST_INFO,
  file,
  folder,
  METADATA,
  type Parts,
  WHEEL_NAME,
  WHEEL_TEXT,
  wheelMembers,
} from "./wheel-parts.ts";
import { buildZip, end64Records, extraField, type RawMember, uint64, type ZipLies } from "./zip-kit.ts";

/** Each must be accepted as an upload, and list no member name or byte that CPython does not. */
export function harmlessArchives(): HarmlessArchive[] {
  return [...zipTwins(), ...wheelTwins(), ...tarTwins(), ...gzipTwins()];
}

function twin(name: string, why: string, bytes: Uint8Array, fileName: string = WHEEL_NAME): HarmlessArchive {
  return { name, why, fileName, bytes };
}

function wheel(name: string, why: string, parts: Parts, lies: ZipLies = {}): HarmlessArchive {
  return twin(name, why, buildZip(wheelMembers(parts), lies));
}

function zipTwins(): HarmlessArchive[] {
  const [first, ...rest] = wheelMembers() as [RawMember, ...RawMember[]];
  const honest = buildZip([first]);
  const sizes = Buffer.concat([uint64(honest.readUInt32LE(22)), uint64(honest.readUInt32LE(18))]);
  const spoiled = (member: Partial<RawMember>): Buffer => buildZip([{ ...first, ...member }, ...rest]);
  const saturated = { size: 0xffffffff, compressedBytes: 0xffffffff };
  const times = extraField(0x5455, Buffer.from([3, 1, 0, 0, 0, 2, 0, 0, 0]));
  const shortTimes = extraField(0x5455, Buffer.from([3, 1, 0, 0, 0]));
  return [
    twin("plain wheel", "What a build backend writes.", buildZip([first, ...rest])),
    twin("stored member", "Compression is optional.", spoiled({ both: { method: 0 } })),
    wheel("empty member", "An empty __init__.py.", { members: [file("acme_tool/empty.py", "")] }),
    wheel("empty member, deflated", "Some tools deflate what is empty.", {
      members: [file("acme_tool/empty.py", "", { both: { method: 8 } })],
    }),
    wheel("folder entries", "A quarter of popular wheels have them.", {
      members: [folder("acme_tool/"), folder("acme_tool/data/"), file("acme_tool/data/x.txt")],
    }),
    wheel("deflated folder entry", "Two bytes that hold nothing.", {
      members: [folder("acme_tool/", { both: { method: 8 } })],
    }),
    wheel("folder entry without attributes", "Made on a system without modes.", {
      members: [folder("acme_tool/", { central: { externalAttributes: 0x10 } })],
    }),
    wheel("UTF-8 name", "Marked as such.", { members: [file("acme_tool/caf\u00e9.txt")] }),
    wheel("UTF-8 flag on an ASCII name", "Some tools always set it.", {
      members: [file("acme_tool/plain.txt", "x", { both: { flags: 0x800 } })],
    }),
    wheel("accented names that do not meet", "Two names, on every file system.", {
      members: [file("acme_tool/\u00e9.txt"), file("acme_tool/\u00e8.txt")],
    }),
    twin("compression effort flags", "zip -9 sets them; no reader looks.", spoiled({ both: { flags: 2 } })),
    twin(
      "executable member",
      "A script.",
      spoiled({ central: { externalAttributes: (0o100755 << 16) >>> 0 } }),
    ),
    twin(
      "member without a mode",
      "Made on Windows.",
      spoiled({ central: { madeBy: 20, externalAttributes: 0x20 } }),
    ),
    twin(
      "extended timestamps",
      "Info-ZIP writes more of them in the local header.",
      spoiled({ local: { extra: times }, central: { extra: shortTimes } }),
    ),
    twin(
      "owner in an extra field",
      "Info-ZIP on Unix.",
      spoiled({ both: { extra: extraField(0x7875, Buffer.alloc(11)) } }),
    ),
    twin(
      "NTFS times in an extra field",
      "Tools on Windows.",
      spoiled({ both: { extra: extraField(0x000a, Buffer.alloc(32)) } }),
    ),
    twin(
      "unknown extra field",
      "No reader looks at it.",
      spoiled({ both: { extra: extraField(0xcafe, Buffer.alloc(4)) } }),
    ),
    twin(
      "ZIP64 field in the local header only",
      "CPython with force_zip64.",
      spoiled({ local: { ...saturated, extra: extraField(1, sizes) } }),
    ),
    twin(
      "ZIP64 field that repeats the plain sizes",
      "Bazel writes protobuf's wheels so.",
      spoiled({ local: { extra: extraField(1, sizes) } }),
    ),
    twin(
      "ZIP64 fields in both headers",
      "A writer that always uses ZIP64.",
      spoiled({ both: { ...saturated, extra: extraField(1, sizes) } }),
    ),
    wheel(
      "ZIP64 end record",
      "A writer that always uses ZIP64.",
      {},
      { afterDirectory: (end) => end64Records(end) },
    ),
    wheel(
      "ZIP64 end record, plain one saturated",
      "A writer that always uses ZIP64.",
      {},
      {
        afterDirectory: (end) => end64Records(end),
        end: { entries: 0xffff, directoryBytes: 0xffffffff, directoryOffset: 0xffffffff },
      },
    ),
    twin("metadata folder first", "The order of members is free.", buildZip(wheelMembers().toReversed())),
    wheel("wheel inside, stored", "virtualenv bundles wheels; the inner end record is data.", {
      members: [file("acme_tool/inner.whl", honest, { both: { method: 0 } })],
    }),
    wheel("highly compressible member", "A small file of zeros is no bomb.", {
      members: [file("acme_tool/zeros.bin", Buffer.alloc(2_000_000))],
    }),
    wheel("member larger than a window", "Read in pieces.", {
      members: [file("acme_tool/big.bin", noise(3_000_000))],
    }),
  ];
}

function wheelTwins(): HarmlessArchive[] {
  const sha512 = (text: string): string => {
    const digest = createHash("sha512").update('__version__ = "2.1.0"\n').digest("base64url");
    return text.replace(/(__init__\.py),sha256=[^,]*/, `$1,sha512=${digest}`);
  };
  const hexadecimal = (text: string): string =>
    text.replace(
      /sha256=([^,]*)/,
      (_, digest: string) => `sha256=${Buffer.from(digest, "base64url").toString("hex")}`,
    );
  const named = (name: string, why: string, fileName: string, parts: Parts): HarmlessArchive =>
    twin(name, why, buildZip(wheelMembers(parts)), fileName);
  return [
    wheel("RECORD with SHA-512", "Better than asked for.", { record: sha512 }),
    wheel("RECORD with hexadecimal digests", "gmsh's wheels: the wrong alphabet, the right bytes.", {
      record: hexadecimal,
    }),
    wheel("RECORD with CRLF", "Python's csv module writes it by default.", {
      record: (text) => text.replaceAll("\n", "\r\n"),
    }),
    wheel("RECORD without sizes", "Old tools.", { record: (text) => text.replaceAll(/,\d+$/gm, ",") }),
    wheel("name with a comma", "Quoted in RECORD.", { members: [file('acme_tool/a,"b".txt')] }),
    wheel("startup file", "setuptools and coverage have one; it is for the policy to judge.", {
      members: [file("acme.pth", "import acme_tool\n")],
    }),
    wheel("own data folder", "Scripts and data files.", {
      members: [
        file("acme_tool-2.1.0.data/scripts/acme", "#!python\n"),
        file("acme_tool-2.1.0.data/data/etc/acme.cfg"),
      ],
    }),
    wheel("vendored metadata folder", "Below the top, it is data.", {
      members: [file("acme_tool/_vendor/six-1.0.dist-info/METADATA")],
    }),
    wheel("licences and SBOM", "PEP 639 and PEP 770.", {
      members: [file(`${DIST_INFO}/licenses/LICENSE`), file(`${DIST_INFO}/sboms/a.cdx.json`, "{}")],
    }),
    wheel("entry points", "Scripts and a plugin with a space in its name.", {
      entryPoints: "[console_scripts]\nacme-tool = acme_tool:main\n\n[plugins]\nmy plugin = acme_tool\n",
    }),
    wheel("License-File below metadata 2.4", "One wheel in seven.", {
      metadata: `${METADATA}License-File: LICENSE\n`,
    }),
    wheel("metadata 2.0", "A version that never was; five popular wheels have it.", {
      metadata: METADATA.replace("2.1\n", "2.0\n"),
    }),
    wheel("licence of 72 kB", "The whole text in the field.", {
      metadata: `${METADATA}License: ${"text ".repeat(14_400)}\n`,
    }),
    wheel("long description", "Just below the limit.", {
      metadata: `${METADATA}\n${"word ".repeat(200_000)}`,
    }),
    wheel("WHEEL with an unknown key", "Installers ignore it.", {
      wheelFile: `${WHEEL_TEXT}Linchpin: yes\n`,
    }),
    named("old spelling of the project", "Compared by value.", "Acme.Tool-2.1.0-py3-none-any.whl", {
      distInfo: "Acme.Tool-2.1.0.dist-info",
    }),
    named("other spelling of the version", "Compared by value.", "acme_tool-2.1-py3-none-any.whl", {}),
    named(
      "platform tag of Linux without a policy",
      "Fine on a private index.",
      "acme_tool-2.1.0-cp311-cp311-linux_x86_64.whl",
      {},
    ),
    named("local version", "Fine on a private index.", "acme_tool-2.1.0+cpu-py3-none-any.whl", {
      distInfo: "acme_tool-2.1.0+cpu.dist-info",
      metadata: METADATA.replace("2.1.0", "2.1.0+cpu"),
    }),
    named(
      "build tag and compressed tags",
      "As in the specification.",
      "acme_tool-2.1.0-1-py2.py3-none-any.whl",
      {},
    ),
  ];
}

function tarTwins(): HarmlessArchive[] {
  const sdist = (name: string, why: string, ...entries: readonly Uint8Array[]): HarmlessArchive =>
    twin(name, why, sdistWith(...entries), `${TOP}.tar.gz`);
  const long = `${TOP}/${"folder/".repeat(20)}module.py`;
  const short = (rest: TarEntry = {}): Buffer => tarEntry({ name: long.slice(0, 100), data: "x", ...rest });
  const accented = `${TOP}/caf\u00e9.py`;
  return [
    sdist("plain sdist", "What a build backend writes."),
    sdist(
      "folders",
      "GNU tar writes them.",
      tarEntry({ name: `${TOP}/`, type: "5" }),
      tarEntry({ name: `${TOP}/src`, type: "5" }),
    ),
    sdist(
      "executable file",
      "configure.",
      tarEntry({ name: `${TOP}/configure`, mode: "0000755\0", data: "x" }),
    ),
    sdist("empty file", "An empty __init__.py.", inside("empty.py", "")),
    sdist(
      "set-group-id folder",
      "Built in such a folder; unpackers drop it.",
      tarEntry({ name: `${TOP}/x`, type: "5", mode: "0002755\0" }),
    ),
    sdist(
      "prefix of ustar",
      "A long name without extension.",
      tarEntry({ name: "module.py", prefix: `${TOP}/${"folder/".repeat(15)}folder`, data: "x" }),
    ),
    sdist("long name in a pax header", "Python's default.", paxHeader({ path: long }), short()),
    sdist(
      "long name of GNU",
      "setuptools before 2020, Rust's tar.",
      gnuLongName(long),
      short({ magic: "ustar  \0" }),
    ),
    sdist(
      "accented name in a pax header",
      "Python replaces the letter in the header.",
      paxHeader({ path: accented }),
      tarEntry({ name: accented.replace("\u00e9", "?"), data: "x" }),
    ),
    sdist(
      "accented name in the header",
      "GNU tar.",
      tarEntry({ name: accented, magic: "ustar  \0", data: "x" }),
    ),
    sdist(
      "large owner in a pax header",
      "Accounts of a directory service.",
      paxHeader({ uid: "1896053708", gid: "1896053708" }),
      inside("x.py"),
    ),
    sdist(
      "accented owner in a pax header",
      "A user's name.",
      paxHeader({ uname: "Jos\u00e9" }),
      inside("x.py"),
    ),
    sdist(
      "fractional time in a pax header",
      "Python writes floats.",
      paxHeader({ mtime: "1700000000.123456" }),
      inside("x.py"),
    ),
    sdist(
      "size in a pax header that repeats the header's",
      "Redundant.",
      paxHeader({ size: "4" }),
      inside("x.py", "four"),
    ),
    sdist(
      "extended attributes of macOS",
      "bsdtar.",
      paxHeader({ "LIBARCHIVE.xattr.com.apple.provenance": "AQ==", "SCHILY.xattr.user.x": "1" }),
      inside("x.py"),
    ),
    sdist(
      "large owner in base 256",
      "GNU tar.",
      tarEntry({
        name: `${TOP}/x.py`,
        uid: Buffer.from([0x80, 0, 0, 0, 0x71, 2, 3, 4]),
        magic: "ustar  \0",
        data: "x",
      }),
    ),
    sdist(
      "old tar header",
      "Version 7, without magic.",
      tarEntry({ name: `${TOP}/x.py`, type: "\0", magic: "", data: "x" }),
    ),
    sdist(
      "numbers with spaces",
      "Old tools.",
      tarEntry({ name: `${TOP}/x.py`, mode: "   644 \0", data: "x" }),
    ),
    sdist(
      "comment in a global header",
      "git archive.",
      paxHeader({ comment: "0123456789abcdef0123456789abcdef01234567" }, "g"),
      inside("x.py"),
    ),
    sdist(
      "symbolic link to a file of the archive",
      "beautifulsoup4, pyparsing, referencing and tenacity have one: a copy or a link, the same bytes.",
      tarEntry({ name: `${TOP}/docs/CONTRIBUTING.md`, type: "2", linkName: "../CONTRIBUTING.md" }),
      inside("CONTRIBUTING.md"),
    ),
    sdist(
      "file repeated with the same bytes",
      "A build rule that matches twice.",
      inside("x.py"),
      inside("x.py"),
    ),
    sdist(
      "tar inside",
      "Test data of packaging tools; the inner headers are data.",
      tarEntry({ name: `${TOP}/tests/inner.tar`, data: tarWith() }),
    ),
    sdist(
      "folder repeated",
      "Some tools write the parents of every file.",
      tarEntry({ name: `${TOP}/src/`, type: "5" }),
      tarEntry({ name: `${TOP}/src/`, type: "5" }),
    ),
    sdist(
      "file larger than a piece",
      "Read in pieces.",
      tarEntry({ name: `${TOP}/big.bin`, data: noise(5_000_001) }),
    ),
  ];
}

function gzipTwins(): HarmlessArchive[] {
  const sdist = (name: string, why: string, bytes: Uint8Array): HarmlessArchive =>
    twin(name, why, bytes, `${TOP}.tar.gz`);
  const tar = tarWith();
  return [
    sdist(
      "gzip with a file name",
      "gzip and Python write it.",
      gzip(tar, { flags: 8, header: Buffer.from(`${TOP}.tar\0`) }),
    ),
    sdist(
      "gzip with a comment and an extra field",
      "Allowed, and skipped.",
      gzip(tar, { flags: 20, header: Buffer.from([2, 0, 1, 2, 0x68, 0x69, 0]) }),
    ),
    sdist("shortest end", "Two blocks of zeros and no more.", gzip(tar)),
    sdist("full tape record", "Zeros up to 10,240 bytes.", gzip(Buffer.concat([tar, Buffer.alloc(10_240)]))),
    sdist(
      "old spelling of the top folder",
      "Compared by value.",
      gzip(
        Buffer.concat([
          tarEntry({
            name: "Acme.Tool-2.1.0/PKG-INFO",
            data: "Metadata-Version: 1.1\nName: Acme.Tool\nVersion: 2.1.0\n",
          }),
          TAR_END,
        ]),
      ),
    ),
  ];
}

/** Bytes that do not compress, the same each time. */
function noise(length: number): Buffer {
  const pieces: Buffer[] = [];
  for (let block = 0; block * 32 < length; block += 1)
    pieces.push(createHash("sha256").update(String(block)).digest());
  return Buffer.concat(pieces).subarray(0, length);
}
