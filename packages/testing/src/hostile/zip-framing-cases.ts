/** Rows Z1, Z2, Z5 and Z6: how much the members hold, how they lie in the file, and what surrounds them. */
import { deflateRawSync } from "node:zlib";
import { type HostileArchive, wheelCase } from "./archive-case.ts";
import { file, wheelMembers } from "./wheel-parts.ts";
import { buildZip, endRecord, type RawMember, text, uint16, uint32 } from "./zip-kit.ts";

const JUNK = text("bytes that belong to nobody");

export function zipFramingCases(): HostileArchive[] {
  return [...bombs(), ...layouts(), ...descriptors(), ...edges(), ...endRecords()];
}

function bombs(): HostileArchive[] {
  const zeros = file("acme_tool/zeros.bin", Buffer.alloc(80 * 1024 * 1024));
  const [first, ...rest] = wheelMembers() as [RawMember, ...RawMember[]];
  const understated = { ...first, both: { size: 4 }, stream: deflateRawSync(Buffer.alloc(100_000)) };
  return [
    wheelCase(
      "Z1 bomb by ratio",
      "limit-ratio",
      "refused",
      "80 kB become 80 MB on every machine that installs it.",
      buildZip(wheelMembers({ members: [zeros] })),
    ),
    wheelCase(
      "Z1 bomb that declares a small size",
      "zip-size-mismatch",
      "refused",
      "A check that trusts declared sizes lets it pass.",
      buildZip([understated, ...rest]),
    ),
  ];
}

function layouts(): HostileArchive[] {
  const members = wheelMembers();
  const [first, ...rest] = members as [RawMember, ...RawMember[]];
  const hidden = file("acme_tool/hidden.py");
  const twin: RawMember = { ...first, only: "central", central: { headerOffset: 0 } };
  return [
    wheelCase(
      "Z2 gap between members",
      "zip-gap",
      "listed",
      "Bytes between two members can hold another member that some readers find.",
      buildZip([{ ...first, after: JUNK }, ...rest]),
    ),
    wheelCase(
      "Z2 member that the directory leaves out",
      "zip-gap",
      "listed",
      "A reader that begins at the start installs a file that pip never sees.",
      buildZip([first, { ...hidden, only: "local" }, ...rest]),
    ),
    wheelCase(
      "Z2 gap before the directory",
      "zip-gap",
      "listed",
      "The place where second archives are put.",
      buildZip(members, { beforeDirectory: JUNK }),
    ),
    wheelCase(
      "Z2 two entries for one member",
      "name-duplicate",
      "refused",
      "The same bytes are extracted twice: the base of overlapping bombs.",
      buildZip([...members, twin]),
    ),
    wheelCase(
      "Z2 quoted local header",
      "zip-overlap",
      "refused",
      "A member whose data contain the next member, as the best-known zip bomb does.",
      quoted(),
    ),
    wheelCase(
      "Z4 directory entry with another member's header",
      "zip-overlap",
      "refused",
      "One header under two names: readers that begin at the start know only one.",
      buildZip([...members, { ...hidden, only: "central", central: { headerOffset: 0 } }]),
    ),
    wheelCase(
      "Z4 directory entry that points at nothing",
      "zip-local-header",
      "refused",
      "The directory lists a file that is not there.",
      pointingAtNothing(),
    ),
  ];
}

/** A directory entry whose header offset lies among bytes that are no header. */
function pointingAtNothing(): Buffer {
  const members = wheelMembers();
  const noHeader = text("no header here, only these bytes, which are long enough to be one and its data");
  const headerOffset = buildZip(members).indexOf("PK\u0001\u0002");
  const ghost = file("acme_tool/ghost.py", "x", { only: "central", central: { headerOffset } });
  return buildZip([...members, ghost], { beforeDirectory: noHeader });
}

/** The first member is stored, and its data are the whole record of the second. */
function quoted(): Buffer {
  const [first, second, ...rest] = wheelMembers() as [RawMember, RawMember, ...RawMember[]];
  const inner = buildZip([second]);
  const outer: RawMember = {
    ...first,
    data: inner.subarray(0, inner.indexOf("PK\u0001\u0002")),
    both: { method: 0 },
  };
  const headerOffset = 30 + first.name.length;
  return buildZip([outer, { ...second, only: "central", central: { headerOffset } }, ...rest]);
}

function descriptors(): HostileArchive[] {
  const [first, ...rest] = wheelMembers() as [RawMember, ...RawMember[]];
  const signature = text("PK\u0007\u0008");
  // Checksum, compressed size and size, as they stand in an honest local header.
  const fields = buildZip([first]).subarray(14, 26);
  const streamed = (after: Uint8Array): Buffer => {
    const local = { crc32: 0, compressedBytes: 0, size: 0 };
    return buildZip([{ ...first, both: { flags: 8 }, local, after }, ...rest]);
  };
  return [
    wheelCase(
      "Z5 data descriptor",
      "zip-data-descriptor",
      "listed",
      "A reader that begins at the start must guess where the data end.",
      streamed(Buffer.concat([signature, fields])),
    ),
    wheelCase(
      "Z5 data descriptor without signature",
      "zip-data-descriptor",
      "listed",
      "Nothing marks the descriptor, so readers guess in different ways.",
      streamed(fields),
    ),
    wheelCase(
      "Z5 data descriptor with a wrong checksum",
      "zip-data-descriptor",
      "refused",
      "Readers that trust the descriptor see a broken member, the others a good one.",
      streamed(Buffer.concat([signature, uint32(1), fields.subarray(4)])),
    ),
    wheelCase(
      "Z5 data descriptor with wrong sizes",
      "zip-data-descriptor",
      "refused",
      "Readers that trust the descriptor cut the member elsewhere.",
      streamed(Buffer.concat([signature, fields.subarray(0, 4), uint32(1), uint32(1)])),
    ),
    wheelCase(
      "Z5 flag without a data descriptor",
      "zip-data-descriptor",
      "refused",
      "The flag promises a descriptor that is not there.",
      streamed(Buffer.alloc(0)),
    ),
  ];
}

function edges(): HostileArchive[] {
  const members = wheelMembers();
  const [first, ...rest] = members as [RawMember, ...RawMember[]];
  const whole = buildZip(members);
  const other = buildZip([file("other.py")]);
  return [
    wheelCase(
      "Z6 bytes before the archive, offsets moved",
      "zip-prefix",
      "listed",
      "A script or another archive comes first: readers that begin at the start see that.",
      buildZip(members, { prefix: JUNK }),
    ),
    wheelCase(
      "Z6 bytes before the archive, offsets not moved",
      "zip-prefix",
      "listed",
      "Readers must guess by how much all offsets are off.",
      buildZip(members, { prefix: JUNK, ignorePrefix: true }),
    ),
    wheelCase(
      "Z6 bytes after the archive",
      "zip-trailing-data",
      "listed",
      "Readers that search from the end may find another end record in here.",
      Buffer.concat([whole, JUNK]),
    ),
    wheelCase(
      "Z6 two archives one after the other",
      "zip-prefix",
      "refused",
      "CPython opens the second, readers that begin at the start the first.",
      Buffer.concat([whole, other]),
    ),
    wheelCase(
      "Z6 archive comment",
      "zip-comment",
      "listed",
      "A comment is a place for a second archive.",
      buildZip(members, { end: { comment: text("hello") } }),
    ),
    wheelCase(
      "Z6 zip in the archive comment",
      "zip-prefix",
      "refused",
      "CPython opens the inner archive, readers that take the first end record the outer one.",
      buildZip(members, { end: { comment: other } }),
    ),
    wheelCase(
      "Z6 member comment",
      "zip-member-comment",
      "listed",
      "A comment of a member can hold other directory entries.",
      buildZip([{ ...first, central: { comment: text("hello") } }, ...rest]),
    ),
    wheelCase(
      "Z6 cut short",
      "zip-no-end-record",
      "refused",
      "Half an upload.",
      whole.subarray(0, whole.length - 30),
    ),
  ];
}

function endRecords(): HostileArchive[] {
  const members = wheelMembers();
  const whole = buildZip(members);
  const bytesOfDirectory = whole.readUInt32LE(whole.length - 10);
  const empty = endRecord({
    entries: 0,
    directoryBytes: 0,
    directoryOffset: whole.length,
    comment: Buffer.alloc(0),
  });
  const signature = Buffer.concat([text("PK\u0005\u0005"), uint16(4), uint32(0)]);
  const onDiskOne = Buffer.from(whole);
  onDiskOne.writeUInt16LE(1, whole.length - 18);
  return [
    wheelCase(
      "Z6 second end record",
      "zip-prefix",
      "refused",
      "Two end records: one shows a wheel, the other nothing at all.",
      Buffer.concat([whole, empty]),
    ),
    wheelCase(
      "Z6 digital signature record",
      "zip-directory-malformed",
      "refused",
      "A record that hardly any reader knows.",
      buildZip(members, {
        afterDirectory: () => signature,
        end: { directoryBytes: bytesOfDirectory + signature.length },
      }),
    ),
    wheelCase(
      "Z6 several disks",
      "zip-multi-disk",
      "refused",
      "The archive says that parts of it are elsewhere.",
      onDiskOne,
    ),
    wheelCase(
      "Z4 wrong number of entries",
      "zip-directory-mismatch",
      "listed",
      "Readers that count stop early; CPython reads the whole directory.",
      buildZip(members, { end: { entries: 1 } }),
    ),
    wheelCase(
      "Z4 directory larger than declared",
      "zip-prefix",
      "refused",
      "Readers that trust the size begin in the middle of the directory.",
      buildZip(members, { end: { directoryBytes: bytesOfDirectory - 60 } }),
    ),
  ];
}
