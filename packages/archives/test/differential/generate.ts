/** Makes archives out of odd parts that mostly fit together, so that many are accepted and the comparison has work. */
import { deflateRawSync } from "node:zlib";
import {
  buildZip,
  end64Records,
  extraField,
  gnuLongName,
  gzip,
  paxHeader,
  type RawMember,
  TAR_END,
  type TarEntry,
  tarEntry,
  uint64,
  type ZipLies,
} from "@linchpin/testing";
import type { Random } from "./random.ts";

const NAMES = [
  "a.py",
  "A.py",
  "b/c.py",
  "b/",
  "b",
  "B/d.py",
  "caf\u00e9.txt",
  "cafe\u0301.txt",
  "\u4e2d.txt",
  "x y.txt",
  "a.py ",
  "a.py.",
  "./a.py",
  "b//c.py",
  "../e.py",
  "/e.py",
  "b\\c.py",
  "\u00df.py",
  "ss.py",
  ".hidden",
  "...",
  "con.txt",
  "a:b.txt",
  "-",
  "~",
  "#",
  "n/".repeat(30) + "deep.py",
  "l".repeat(120) + ".py",
  "tab\t.py",
] as const;
const CONTENTS = [
  "",
  "x",
  "print()\n",
  "\0".repeat(600),
  "PK\u0003\u0004 not a header",
  "a".repeat(5000),
].map((text) => Buffer.from(text));

/** A zip of one to five members. */
export function generateZip(random: Random): Buffer {
  const members = Array.from({ length: 1 + random.below(5) }, () => randomMember(random));
  const lies: ZipLies = {
    ...(random.chance(0.1) && {
      afterDirectory: (end) =>
        end64Records(end, random.chance(0.2) ? { locatorOffset: random.below(100) } : {}),
    }),
    ...(random.chance(0.03) && { prefix: Buffer.from("prefix"), ignorePrefix: random.chance(0.5) }),
    ...(random.chance(0.03) && { suffix: Buffer.from("suffix") }),
    ...(random.chance(0.03) && { beforeDirectory: Buffer.from("between") }),
    ...(random.chance(0.03) && { end: { entries: random.below(5) } }),
  };
  return buildZip(members, lies);
}

function randomMember(random: Random): RawMember {
  const name = random.pick(NAMES);
  const data = name.endsWith("/") && random.chance(0.9) ? Buffer.alloc(0) : random.pick(CONTENTS);
  const method = random.pick([0, 8, 8, 8, random.chance(0.05) ? 12 : 8]);
  const stream = method === 8 ? deflateRawSync(data, { level: random.below(10) }) : data;
  const both = {
    method,
    flags:
      (/[^\0-\x7f]/.test(name) && random.chance(0.9) ? 0x800 : 0) |
      random.pick([0, 0, 0, 0, 2, 4, 6, 0x800, random.chance(0.1) ? 1 << random.below(16) : 0]),
    time: random.below(0x10000),
    date: random.below(0x10000),
    versionNeeded: random.pick([10, 20, 20, 45, 63]),
    ...(random.chance(0.1) && { extra: randomExtra(random, data.length, stream.length) }),
    ...(random.chance(0.02) && { crc32: random.below(2 ** 32) }),
    ...(random.chance(0.02) && { size: random.below(data.length + 10) }),
  };
  const spoiled = random.chance(0.03)
    ? Buffer.concat([stream, Buffer.from("junk").subarray(random.below(4))])
    : stream;
  return {
    name,
    data,
    stream: spoiled,
    both,
    local: random.chance(0.03) ? { flags: both.flags ^ (1 << random.below(12)) } : {},
    central: {
      ...(random.chance(0.1) && {
        externalAttributes: random.pick([
          0,
          0x10,
          0x20,
          0o100755 * 65536,
          0o120777 * 65536,
          0o100644 * 65536,
        ]),
      }),
      ...(random.chance(0.02) && { comment: Buffer.from("comment") }),
      ...(random.chance(0.02) && { headerOffset: random.below(200) }),
    },
    ...(random.chance(0.02) && { after: Buffer.from("gap") }),
  };
}

function randomExtra(random: Random, size: number, compressed: number): Buffer {
  const wide = Buffer.concat([uint64(size), uint64(random.chance(0.8) ? compressed : size)]);
  return random.pick([
    extraField(0x5455, Buffer.alloc(5)),
    extraField(0x7875, Buffer.alloc(11)),
    extraField(0xcafe, Buffer.alloc(random.below(5))),
    extraField(1, wide),
    extraField(1, wide.subarray(0, 8 * random.below(3))),
    extraField(0x7075, Buffer.from("\u0001abcdother.py")),
    Buffer.alloc(random.below(4)),
  ]);
}

/** A gzip-compressed tar of one to five members. */
export function generateTar(random: Random): Buffer {
  const entries = Array.from({ length: 1 + random.below(5) }, () => randomEntry(random)).flat();
  const end = random.chance(0.95) ? TAR_END : TAR_END.subarray(0, 512 * random.below(2));
  const rest = random.chance(0.03) ? [tarEntry({ name: "after.py", data: "x" })] : [];
  return gzip(Buffer.concat([...entries, end, ...rest]));
}

function randomEntry(random: Random): Uint8Array[] {
  const name = random.pick(NAMES);
  const isFolder = name.endsWith("/") && random.chance(0.9);
  const entry: TarEntry = {
    name,
    data: isFolder ? "" : random.pick(CONTENTS),
    type: isFolder
      ? "5"
      : random.pick([
          "0",
          "0",
          "0",
          "\0",
          random.chance(0.2) ? random.pick("1234567gKLSVxX".split("")) : "0",
        ]),
    magic: random.pick(["ustar\u000000", "ustar\u000000", "ustar  \0", "\0\0\0\0\0\0\0\0"]),
    mode: random.pick([
      "0000644\0",
      "0000755 ",
      "   644 \0",
      "0004755\0",
      random.chance(0.1) ? "rw-rw-rw" : "0000644\0",
    ]),
    linkName: random.pick(["", "", "a.py", random.chance(0.1) ? "../x" : ""]),
    ...(random.chance(0.05) && { prefix: random.pick(["p", "p/q", "/p", "../p"]) }),
    ...(random.chance(0.03) && { size: `${random.below(700).toString(8).padStart(11, "0")}\0` }),
  };
  return [...randomExtensions(random, name), tarEntry(entry)];
}

function randomExtensions(random: Random, name: string): Uint8Array[] {
  if (random.chance(0.6)) return [];
  const other = random.chance(0.8) ? name : random.pick(NAMES);
  return [
    random.pick([
      paxHeader({ path: other }),
      paxHeader({ path: other, mtime: "1.5", uid: "99999999" }),
      gnuLongName(other),
      paxHeader({ comment: "x" }, "g"),
      paxHeader({ size: String(random.below(1000)) }),
      paxHeader({ uname: "\u00e9" }),
    ]),
    ...(random.chance(0.05) ? [paxHeader({ path: name })] : []),
  ];
}
