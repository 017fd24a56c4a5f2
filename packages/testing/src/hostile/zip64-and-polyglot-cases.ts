/** Rows Z7 and Z15: ZIP64 records that mean two things, and files of two formats. */
import { type HostileArchive, wheelCase } from "./archive-case.ts";
import { file, wheelMembers } from "./wheel-parts.ts";
import {
  buildZip,
  type EndFields,
  end64Records,
  extraField,
  type RawMember,
  uint16,
  uint64,
} from "./zip-kit.ts";

const SATURATED = { size: 0xffffffff, compressedBytes: 0xffffffff };

export function zip64AndPolyglotCases(): HostileArchive[] {
  return [...end64Cases(), ...extraCases(), ...polyglots()];
}

function end64Cases(): HostileArchive[] {
  const members = wheelMembers();
  const withEnd64 = (records: (end: EndFields) => Uint8Array): Buffer =>
    buildZip(members, { afterDirectory: records });
  const longer = (end: EndFields): Buffer => {
    const records = Buffer.from(end64Records(end));
    records.writeBigUInt64LE(48n, 4);
    return records;
  };
  const shifted = (end: EndFields): Buffer => end64Records({ ...end, entries: end.entries - 1 });
  return [
    wheelCase(
      "Z7 ZIP64 end record without locator",
      "zip-prefix",
      "refused",
      "Some readers find the record by its signature, others need the locator.",
      withEnd64((end) => end64Records(end, { locator: false })),
    ),
    wheelCase(
      "Z7 locator without ZIP64 end record",
      "zip64-locator",
      "refused",
      "Readers look in different places for what the locator promises.",
      withEnd64((end) => end64Records(end).subarray(-20)),
    ),
    wheelCase(
      "Z7 locator that points elsewhere",
      "zip64-locator",
      "refused",
      "CPython reads the record before the locator, others the one that it points at.",
      withEnd64((end) => end64Records(end, { locatorOffset: 0 })),
    ),
    wheelCase(
      "Z7 extensible data",
      "zip64-end-record",
      "refused",
      "A ZIP64 record that is longer than usual is found by some readers only.",
      withEnd64(longer),
    ),
    wheelCase(
      "Z7 two directories",
      "zip64-confusion",
      "listed",
      "The plain end record counts other entries than the ZIP64 one.",
      withEnd64(shifted),
    ),
    wheelCase(
      "Z7 several disks in the locator",
      "zip-multi-disk",
      "refused",
      "The locator says that parts of the archive are elsewhere.",
      withEnd64((end) => end64Records(end, { disks: 2 })),
    ),
  ];
}

function extraCases(): HostileArchive[] {
  const [first, ...rest] = wheelMembers() as [RawMember, ...RawMember[]];
  const honest = buildZip([first]);
  const values = Buffer.concat([uint64(honest.readUInt32LE(22)), uint64(honest.readUInt32LE(18))]);
  const withExtra = (extra: Uint8Array, sizes: object = SATURATED): Buffer =>
    buildZip([{ ...first, both: { ...sizes, extra } }, ...rest]);
  return [
    wheelCase(
      "Z7 saturated size without ZIP64 field",
      "zip64-extra",
      "refused",
      "The size is 4 GiB - 1 for some readers and unknown for others.",
      withExtra(Buffer.alloc(0)),
    ),
    wheelCase(
      "Z7 ZIP64 field too short",
      "zip64-extra",
      "refused",
      "Two values are asked for and one is there.",
      withExtra(extraField(1, uint64(1))),
    ),
    wheelCase(
      "Z7 ZIP64 field too long",
      "zip64-extra-unasked",
      "listed",
      "Readers take the values from the front, or by position.",
      withExtra(Buffer.concat([uint16(1), uint16(24), values, uint64(7)])),
    ),
    wheelCase(
      "Z7 ZIP64 field that contradicts the plain sizes",
      "zip64-extra-unasked",
      "listed",
      "Readers that always believe the field see other sizes.",
      withExtra(extraField(1, Buffer.concat([uint64(1), uint64(1)])), {}),
    ),
    wheelCase(
      "Z7 two ZIP64 fields",
      "zip-extra-duplicate",
      "listed",
      "Readers take the first or the last.",
      withExtra(Buffer.concat([extraField(1, values), extraField(1, values)])),
    ),
  ];
}

function polyglots(): HostileArchive[] {
  return [
    wheelCase(
      "Z15 not a zip",
      "zip-no-end-record",
      "refused",
      "A tar renamed to .whl.",
      Buffer.alloc(10_240),
    ),
    wheelCase(
      "Z15 empty file",
      "zip-no-end-record",
      "refused",
      "An upload that broke at once.",
      Buffer.alloc(0),
    ),
    wheelCase(
      "Z15 zip that is also a tar",
      "zip-tar-polyglot",
      "refused",
      "pip opens it as a zip; tools that try tar first see other files.",
      zipAndTar(),
    ),
  ];
}

/** The first member is stored; its data complete a tar header whose name field is the zip's own local header. */
function zipAndTar(): Buffer {
  const name = "acme_tool/a.py";
  const dataAt = 30 + name.length;
  const data = Buffer.alloc(512 - dataAt);
  const field = (value: string, at: number): number => data.write(value, at - dataAt);
  field("0000644\u0000", 100);
  field("0000000\u0000", 108);
  field("0000000\u0000", 116);
  field("00000000000\u0000", 124);
  field("00000000000\u0000", 136);
  field("0", 156);
  field("ustar\u000000", 257);
  const build = (): Buffer =>
    buildZip(wheelMembers({ members: [] }).toSpliced(0, 0, file(name, data, { both: { method: 0 } })));
  // The tar's checksum covers the zip's, which covers the data, which hold the tar's: try until they meet.
  for (let time = 0; time < 64; time += 1) {
    field(`${time.toString(8).padStart(11, "0")}\u0000`, 136);
    const zip = withFixedPoint(field, build);
    if (zip !== undefined) return zip;
  }
  throw new Error("no checksum fits");
}

/** The zip whose tar checksum is the one that stands in it, if there is one. */
function withFixedPoint(
  field: (value: string, at: number) => number,
  build: () => Buffer,
): Buffer | undefined {
  const middle = tarSum(build());
  for (let sum = middle - 1020; sum < middle + 1020; sum += 1) {
    field(`${sum.toString(8).padStart(6, "0")}\u0000 `, 148);
    const zip = build();
    if (tarSum(zip) === sum) return zip;
  }
  return undefined;
}

/** Of the first block, with the checksum's own bytes counted as spaces. */
function tarSum(zip: Uint8Array): number {
  return zip.subarray(0, 512).reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
