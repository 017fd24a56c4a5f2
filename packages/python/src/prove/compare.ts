/**
 * Compares two builds of one distribution: identical bytes, identical but for named harmless fields of the archive
 * (what OSS Rebuild calls stabilisers), or different, with the members and the first lines that differ.
 */
import { gunzipSync } from "node:zlib";
import { bytesSource, type Member, openSdist, openWheel } from "@linchpin/archives";
import type { BuiltFile } from "../build/build-project.ts";
import { sha256 } from "../digest.ts";

/** Fields of an archive that no installer looks at. */
export type Stabiliser =
  | "member order"
  | "member times"
  | "permission bits"
  | "owners"
  | "compression"
  | "other headers";

export interface MemberDifference {
  readonly member: string;
  readonly how: "only in the first" | "only in the second" | "other contents";
  /** The first lines that differ, where both are text. */
  readonly lines?: readonly [first: string, second: string];
}

export type Comparison =
  | { readonly verdict: "identical" }
  | { readonly verdict: "equivalent"; readonly stabilisers: readonly Stabiliser[] }
  | { readonly verdict: "different"; readonly members: readonly MemberDifference[] };

interface OpenedArchive {
  readonly members: readonly Member[];
  /** The bytes that the offsets of members refer to: of the zip, or of the decompressed tar. */
  readonly bytes: Buffer;
  read(member: Member): Promise<Uint8Array>;
}

export async function compareBuilds(first: BuiltFile, second: BuiltFile): Promise<Comparison> {
  if (sha256(first.bytes) === sha256(second.bytes)) return { verdict: "identical" };
  const [a, b] = [await open(first), await open(second)];
  const members = await memberDifferences(a, b);
  if (members.length > 0) return { verdict: "different", members };
  const stabilisers = first.kind === "wheel" ? zipStabilisers(a, b) : tarStabilisers(a, b);
  return { verdict: "equivalent", stabilisers: stabilisers.length === 0 ? ["other headers"] : stabilisers };
}

async function open(file: BuiltFile): Promise<OpenedArchive> {
  const source = bytesSource(file.bytes);
  if (file.kind === "wheel") {
    const wheel = await openWheel(source, file.name, { strictness: "mirrored" });
    return { members: wheel.members, bytes: Buffer.from(file.bytes), read: (member) => wheel.read(member) };
  }
  const sdist = await openSdist(source, file.name, { strictness: "mirrored" });
  return { members: sdist.members, bytes: gunzipSync(file.bytes), read: (member) => sdist.read(member) };
}

async function memberDifferences(a: OpenedArchive, b: OpenedArchive): Promise<readonly MemberDifference[]> {
  const [inFirst, inSecond] = [byName(a), byName(b)];
  const differences: MemberDifference[] = [];
  for (const [name, member] of inFirst) {
    const other = inSecond.get(name);
    if (other === undefined) differences.push({ member: name, how: "only in the first" });
    else if (other.sha256 !== member.sha256) differences.push(await otherContents(a, member, b, other));
  }
  for (const name of inSecond.keys()) {
    if (!inFirst.has(name)) differences.push({ member: name, how: "only in the second" });
  }
  return differences;
}

function byName(archive: OpenedArchive): ReadonlyMap<string, Member> {
  return new Map(archive.members.map((member) => [member.name, member]));
}

async function otherContents(
  a: OpenedArchive,
  x: Member,
  b: OpenedArchive,
  y: Member,
): Promise<MemberDifference> {
  const [first, second] = [Buffer.from(await a.read(x)), Buffer.from(await b.read(y))];
  const difference = { member: x.name, how: "other contents" } as const;
  if (first.includes(0) || second.includes(0)) return difference;
  const [left, right] = [first.toString("utf8").split("\n"), second.toString("utf8").split("\n")];
  const index = left.findIndex((line, at) => line !== right[at]);
  const at = index === -1 ? left.length : index;
  return { ...difference, lines: [(left[at] ?? "").slice(0, 200), (right[at] ?? "").slice(0, 200)] };
}

function zipStabilisers(a: OpenedArchive, b: OpenedArchive): readonly Stabiliser[] {
  return differing(a, b, {
    // The local header (APPNOTE 4.3.7): time and date at 10, method at 8, compressed size at 18.
    "member times": ({ bytes }, member) => bytes.readUInt32LE(member.offset + 10),
    compression: ({ bytes }, member) =>
      `${bytes.readUInt16LE(member.offset + 8)} ${bytes.readUInt32LE(member.offset + 18)}`,
    "permission bits": (_, member) => member.mode,
  });
}

function tarStabilisers(a: OpenedArchive, b: OpenedArchive): readonly Stabiliser[] {
  const main = ({ bytes }: OpenedArchive, member: Member) =>
    bytes.subarray(member.dataOffset - 512, member.dataOffset);
  return differing(a, b, {
    // The ustar header (POSIX pax § ustar): mtime at 136, uid and gid at 108, uname and gname at 265. Times below a
    // second stand in the pax header in front.
    "member times": (archive, member) =>
      `${main(archive, member).toString("latin1", 136, 148)} ${paxTime(archive, member)}`,
    owners: (archive, member) =>
      `${main(archive, member).toString("latin1", 108, 124)}${main(archive, member).toString("latin1", 265, 329)}`,
    "permission bits": (_, member) => member.mode,
  });
}

function paxTime({ bytes }: OpenedArchive, member: Member): string {
  const headers = bytes.toString("latin1", member.offset, Math.max(member.offset, member.dataOffset - 512));
  return /\d+ mtime=([\d.]+)\n/.exec(headers)?.[1] ?? "";
}

type Field = (archive: OpenedArchive, member: Member) => string | number;

/** The fields in which at least one member differs, and the order of the members. */
function differing(
  a: OpenedArchive,
  b: OpenedArchive,
  fields: Readonly<Partial<Record<Stabiliser, Field>>>,
): readonly Stabiliser[] {
  const second = byName(b);
  const ordered = a.members.every((member, index) => member.name === b.members[index]?.name);
  const found = (Object.entries(fields) as [Stabiliser, Field][]).filter(([, field]) =>
    a.members.some((member) => {
      const other = second.get(member.name);
      return other !== undefined && field(a, member) !== field(b, other);
    }),
  );
  return [...(ordered ? [] : (["member order"] as const)), ...found.map(([name]) => name)];
}
