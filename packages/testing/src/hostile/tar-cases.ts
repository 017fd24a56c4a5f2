/** Rows T1 to T4: the headers of a tar and what stands between them. */
import { type HostileArchive, sdistCase } from "./archive-case.ts";
import { inside, sdistWith, TOP, tarWith } from "./sdist-parts.ts";
import { gnuLongName, gzip, paxHeader, TAR_END, tarEntry } from "./tar-kit.ts";

const HIDDEN = inside("hidden.py");
const LONG = `${TOP}/${"folder/".repeat(20)}module.py`;

export function tarCases(): HostileArchive[] {
  return [...names(), ...kinds(), ...sparse(), ...headers(), ...paxCases(), ...stacked(), ...ends()];
}

function names(): HostileArchive[] {
  const named = (what: string, name: string, code: string, mirrored: "refused" | "listed"): HostileArchive =>
    sdistCase(
      `T1 ${what}`,
      code,
      mirrored,
      "Unpacked as it stands, the file lands elsewhere.",
      sdistWith(tarEntry({ name, data: "x" })),
    );
  return [
    named("parent folder", `${TOP}/../../evil.py`, "name-traversal", "refused"),
    named("absolute name", "/etc/evil.py", "name-absolute", "refused"),
    named("drive", "C:/evil.py", "name-absolute", "refused"),
    named("backslash", `${TOP}\\evil.py`, "name-backslash", "listed"),
    named("dot part", `${TOP}/./evil.py`, "name-dot-segment", "listed"),
    named("escape sequence", `${TOP}/\u001b[2J.py`, "name-control", "refused"),
    sdistCase(
      "T1 parent folder in a pax path",
      "name-traversal",
      "refused",
      "A check of the header alone does not see it.",
      sdistWith(
        paxHeader({ path: `${TOP}/../../${"x".repeat(100)}.py` }),
        tarEntry({ name: `${TOP}/../../${"x".repeat(80)}`, data: "x" }),
      ),
    ),
    sdistCase(
      "T3 the same name twice",
      "name-duplicate",
      "listed",
      "The last one remains after unpacking, the first one is what a scanner may read.",
      sdistWith(inside("setup.py", "good\n"), inside("setup.py", "evil\n")),
    ),
    sdistCase(
      "T3 names that differ by case",
      "name-collision",
      "listed",
      "On macOS and Windows one overwrites the other.",
      sdistWith(inside("setup.py", "good\n"), inside("Setup.py", "evil\n")),
    ),
  ];
}

function kinds(): HostileArchive[] {
  const link = (type: string, linkName: string, name = "link"): Buffer =>
    tarEntry({ name: `${TOP}/${name}`, type, linkName });
  const device = (what: string, type: string): HostileArchive =>
    sdistCase(
      `T2 ${what}`,
      "tar-device",
      "listed",
      "Unpacking creates it, or fails.",
      sdistWith(tarEntry({ name: `${TOP}/device`, type })),
    );
  const payload = (what: string, type: string, code: string): HostileArchive =>
    sdistCase(
      `T4 ${what} with an embedded member`,
      code,
      "listed",
      "CPython lists the member inside, other readers skip it as data.",
      sdistWith(tarEntry({ name: `${TOP}/outer`, type, linkName: "PKG-INFO", data: HIDDEN })),
    );
  return [
    sdistCase(
      "T2 symbolic link to a folder",
      "tar-link",
      "listed",
      "What is written through it lands in another folder.",
      sdistWith(link("2", ".")),
    ),
    sdistCase(
      "T2 symbolic link to nothing",
      "tar-link",
      "listed",
      "It dangles, or shows what a later unpacking puts there.",
      sdistWith(link("2", "missing.py")),
    ),
    sdistCase(
      "T2 symbolic link to a symbolic link",
      "tar-link",
      "listed",
      "A chain can lead where no single link does.",
      sdistWith(link("2", "PKG-INFO", "first"), link("2", "first", "second")),
    ),
    sdistCase(
      "T2 symbolic link to itself",
      "tar-link",
      "listed",
      "Readers that follow it never end.",
      sdistWith(link("2", "link")),
    ),
    sdistCase(
      "T2 symbolic link with a backslash",
      "tar-link",
      "listed",
      "Another file on Windows than elsewhere.",
      sdistWith(inside("a.py"), link("2", ".\\\\a.py")),
    ),
    sdistCase(
      "T2 symbolic link that a pax header turns outside",
      "tar-link-outside",
      "refused",
      "Readers that do not know pax see a link to a file of the archive.",
      sdistWith(paxHeader({ linkpath: "/etc/passwd" }), link("2", "PKG-INFO")),
    ),
    sdistCase(
      "T2 symbolic link beneath a file",
      "name-file-and-folder",
      "listed",
      "What the link is relative to depends on what was unpacked first.",
      sdistWith(inside("a"), link("2", "../PKG-INFO", "a/link")),
    ),
    sdistCase(
      "T6 metadata that is a symbolic link",
      "name-duplicate",
      "listed",
      "The metadata are those of another member for the readers that follow it.",
      sdistWith(inside("other.txt"), link("2", "other.txt", "PKG-INFO")),
    ),
    sdistCase(
      "T2 hard link",
      "tar-link",
      "listed",
      "Readers create a link, a copy or nothing.",
      sdistWith(link("1", `${TOP}/PKG-INFO`)),
    ),
    sdistCase(
      "T2 symbolic link to an absolute path",
      "tar-link-outside",
      "refused",
      "What is written through it lands outside.",
      sdistWith(link("2", "/etc")),
    ),
    sdistCase(
      "T2 symbolic link to a parent folder",
      "tar-link-outside",
      "refused",
      "What is written through it lands outside.",
      sdistWith(link("2", "../../..")),
    ),
    sdistCase(
      "T2 hard link to a file outside",
      "tar-link-outside",
      "refused",
      "Unpacking reads or changes a file of the machine.",
      sdistWith(link("1", "../../etc/passwd")),
    ),
    sdistCase(
      "T2 file beneath a symbolic link",
      "name-file-and-folder",
      "listed",
      "The second member is written through the first.",
      sdistWith(link("2", ".", "folder"), inside("folder/evil.py")),
    ),
    device("character device", "3"),
    device("block device", "4"),
    device("named pipe", "6"),
    payload("symbolic link", "2", "tar-payload"),
    payload("hard link", "1", "tar-payload"),
    payload("folder", "5", "tar-payload"),
    payload("device", "3", "tar-device"),
    sdistCase(
      "T4 file with the name of a folder",
      "tar-folder-name",
      "listed",
      "Some readers make a folder of it.",
      sdistWith(tarEntry({ name: `${TOP}/folder/`, data: "x" })),
    ),
    sdistCase(
      "T4 old-style folder",
      "tar-folder-name",
      "listed",
      "Without a type flag, only the slash tells.",
      sdistWith(tarEntry({ name: `${TOP}/folder/`, type: "\0" })),
    ),
    ...["7", "9", "A", "M", "V", "N", "D", "X"].map((type) =>
      sdistCase(
        `T4 member of type ${type}`,
        "tar-type",
        "refused",
        "Readers skip it, or take it for a file.",
        sdistWith(tarEntry({ name: `${TOP}/x`, type, data: "x" })),
      ),
    ),
  ];
}

function sparse(): HostileArchive[] {
  const why = "What the file holds and where it ends depends on the reader.";
  const pax = (records: Record<string, string>): Buffer =>
    sdistWith(paxHeader(records), inside("sparse.bin"));
  return [
    sdistCase(
      "T3 GNU sparse file",
      "tar-sparse",
      "refused",
      why,
      sdistWith(tarEntry({ name: `${TOP}/x`, type: "S", magic: "ustar  \0", data: "x" })),
    ),
    sdistCase(
      "T3 pax sparse file, version 0",
      "tar-sparse",
      "refused",
      why,
      pax({ "GNU.sparse.map": "0,1", "GNU.sparse.size": "10" }),
    ),
    sdistCase(
      "T3 pax sparse file, version 1",
      "tar-sparse",
      "refused",
      why,
      pax({ "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": `${TOP}/y` }),
    ),
  ];
}

function headers(): HostileArchive[] {
  const spoiled = (
    what: string,
    code: string,
    mirrored: "refused" | "listed",
    why: string,
    lie: Parameters<typeof tarEntry>[0],
  ): HostileArchive =>
    sdistCase(
      `T4 ${what}`,
      code,
      mirrored,
      why,
      sdistWith(tarEntry({ name: `${TOP}/x.py`, data: "x", ...lie }), HIDDEN),
    );
  const stops = "CPython takes it for the end of the archive and says nothing; others go on.";
  return [
    spoiled("wrong header checksum", "tar-header-checksum", "refused", stops, { checksumError: 1 }),
    spoiled("mode that is no number", "tar-number", "refused", stops, { mode: "rw-r--r-" }),
    spoiled(
      "size with an underscore",
      "tar-number",
      "refused",
      "Python reads 1_0 as a number, nobody else does.",
      { size: "0000000001_\0" },
    ),
    spoiled("negative size", "tar-number", "refused", "Some readers go backwards.", {
      size: Buffer.alloc(12, 0xff),
    }),
    spoiled(
      "size in base 256",
      "tar-number",
      "refused",
      "Only for files above 8 GiB; some readers do not know it.",
      { size: Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) },
    ),
    spoiled("unknown magic", "tar-magic", "listed", "Whether there is a prefix depends on the reader.", {
      magic: "ustaz\u000000",
    }),
    spoiled(
      "prefix in a GNU header",
      "tar-prefix",
      "listed",
      "CPython puts it before the name, GNU tar does not.",
      { magic: "ustar  \0", prefix: "evil" },
    ),
    spoiled("bytes after the name", "tar-name-tail", "listed", "Some readers do not stop at the NUL.", {
      name: `${TOP}/x.py\0.txt`,
    }),
    spoiled("padding that is not zero", "tar-padding", "listed", "A place for data that no listing shows.", {
      padding: Buffer.alloc(511, 1),
    }),
    sdistCase(
      "T4 name that is not UTF-8",
      "name-not-utf8",
      "refused",
      "Readers replace the byte in different ways.",
      sdistWith(tarEntry({ name: Buffer.concat([Buffer.from(`${TOP}/`), Buffer.from([0xff])]), data: "x" })),
    ),
    sdistCase(
      "T4 member larger than the archive",
      "tar-truncated",
      "refused",
      "Half an upload, or a size that lies.",
      sdistWith(tarEntry({ name: `${TOP}/x`, size: "00000777777\0", data: "x" })),
    ),
  ];
}

function paxCases(): HostileArchive[] {
  const before = (...headersBefore: readonly Uint8Array[]): Buffer =>
    sdistWith(...headersBefore, inside("x.py", "four"));
  const pax = (
    what: string,
    code: string,
    mirrored: "refused" | "listed",
    why: string,
    records: Record<string, string>,
  ): HostileArchive => sdistCase(`T4 ${what}`, code, mirrored, why, before(paxHeader(records)));
  const raw = (what: string, data: string): HostileArchive =>
    sdistCase(
      `T4 ${what}`,
      "tar-pax-malformed",
      "refused",
      "Readers split the records in different ways.",
      before(tarEntry({ name: "pax", type: "x", data })),
    );
  const global = (
    what: string,
    code: string,
    mirrored: "refused" | "listed",
    records: Record<string, string>,
  ): HostileArchive =>
    sdistCase(
      `T4 ${what}`,
      code,
      mirrored,
      "It changes all members that follow, for some readers.",
      before(paxHeader(records, "g")),
    );
  return [
    pax(
      "pax size that contradicts the header",
      "tar-pax-size",
      "refused",
      "Readers find the next member in different places.",
      { size: "1024" },
    ),
    ...["+4", " 4", "4 ", "0x4", "4_", "4.0", "-4"].map((size) =>
      pax(
        `pax size written as ${JSON.stringify(size)}`,
        "tar-pax-size",
        "refused",
        "Readers that understand the number and readers that do not find the next member in different places.",
        { size },
      ),
    ),
    pax(
      "pax path that contradicts the header",
      "tar-pax-path",
      "listed",
      "Readers that do not know pax install another file.",
      { path: `${TOP}/y.py` },
    ),
    pax("pax path with a NUL", "name-control", "refused", "Readers cut the name there, or do not.", {
      path: `${TOP}/x.py\0.txt`,
    }),
    pax(
      "character set of the pax header",
      "tar-pax-key",
      "refused",
      "The names are in another encoding for the readers that know it.",
      { hdrcharset: "BINARY" },
    ),
    pax(
      "real size of another tar",
      "tar-pax-key",
      "refused",
      "star's key changes the size for the readers that know it.",
      { "SCHILY.realsize": "1024" },
    ),
    pax("unknown pax key", "tar-pax-key", "refused", "Nobody can tell what it changes.", {
      "EVIL.type": "2",
    }),
    pax("pax time that is no number", "tar-pax-value", "listed", "Readers take zero, or refuse.", {
      mtime: "yesterday",
    }),
    sdistCase(
      "T4 the same pax key twice",
      "tar-pax-duplicate",
      "listed",
      "Readers take the first or the last.",
      before(tarEntry({ name: "pax", type: "x", data: "11 uid=100\n11 uid=200\n" })),
    ),
    raw("pax record with a wrong length", "99 path=x\n"),
    raw("pax record without a length", "path=x\n"),
    raw("pax record without an equals sign", "7 path\n"),
    raw("pax record without a line break", "9 path=xy"),
    global("global path", "tar-global-header-name", "refused", { path: `${TOP}/y.py` }),
    global("global size", "tar-global-header-name", "refused", { size: "0" }),
    global("global owner", "tar-global-header", "listed", { uname: "root" }),
  ];
}

function stacked(): HostileArchive[] {
  const cut = tarEntry({ name: LONG.slice(0, 100), magic: "ustar  \0", data: "x" });
  const why = "Readers take the first name or the last.";
  return [
    sdistCase(
      "T4 long name and pax path",
      "tar-extension-stacked",
      "listed",
      why,
      sdistWith(gnuLongName(LONG), paxHeader({ path: LONG }), cut),
    ),
    sdistCase(
      "T4 pax path and long name",
      "tar-extension-stacked",
      "listed",
      why,
      sdistWith(paxHeader({ path: LONG }), gnuLongName(LONG), cut),
    ),
    sdistCase(
      "T4 two pax headers",
      "tar-extension-stacked",
      "listed",
      why,
      sdistWith(paxHeader({ path: LONG }), paxHeader({ mtime: "1" }), cut),
    ),
    sdistCase(
      "T4 two long names",
      "tar-extension-stacked",
      "listed",
      why,
      sdistWith(gnuLongName(LONG), gnuLongName(LONG), cut),
    ),
    sdistCase(
      "T4 long name without an end",
      "tar-long-name",
      "refused",
      "Readers add or cut a byte.",
      sdistWith(tarEntry({ name: "././@LongLink", type: "L", magic: "ustar  \0", data: LONG }), cut),
    ),
    sdistCase(
      "T4 long name that contradicts the header",
      "tar-pax-path",
      "listed",
      "Readers that do not know it install another file.",
      sdistWith(gnuLongName(`${TOP}/y.py`), inside("x.py")),
    ),
    sdistCase(
      "T4 global header before no member",
      "tar-extension-dangling",
      "listed",
      "CPython refuses the archive, others see its end.",
      sdistWith(paxHeader({ comment: "x" }, "g")),
    ),
    sdistCase(
      "T4 pax header before no member",
      "tar-extension-dangling",
      "listed",
      "The member that it describes is missing.",
      sdistWith(paxHeader({ path: `${TOP}/y.py` })),
    ),
  ];
}

function ends(): HostileArchive[] {
  const tar = tarWith(HIDDEN);
  const open = tar.subarray(0, tar.length - TAR_END.length);
  return [
    sdistCase(
      "T4 no end",
      "tar-end-missing",
      "listed",
      "It could have been cut short between two members.",
      gzip(open),
    ),
    sdistCase(
      "T4 a single block of zeros",
      "tar-end-missing",
      "listed",
      "Some readers wait for the second.",
      gzip(Buffer.concat([open, Buffer.alloc(512)])),
    ),
    sdistCase(
      "T4 member after one block of zeros",
      "tar-data-after-end",
      "listed",
      "CPython stops at the first block of zeros, others at two.",
      gzip(Buffer.concat([open, Buffer.alloc(512), inside("evil.py"), TAR_END])),
    ),
    sdistCase(
      "T4 archive after the end",
      "tar-data-after-end",
      "listed",
      "Readers that ignore zeros see more members.",
      gzip(Buffer.concat([tar, inside("evil.py"), TAR_END])),
    ),
    sdistCase(
      "T4 cut within a header",
      "tar-truncated",
      "refused",
      "Half an upload.",
      gzip(open.subarray(0, open.length - 700)),
    ),
  ];
}
