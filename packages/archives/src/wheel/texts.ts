/** The small texts of a wheel's metadata folder: kept while the walk passes them, so that nothing is read twice. */
import type { Inspection } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";

export interface MetadataFolder {
  readonly distInfo: string;
  readonly members: readonly Member[];
  readonly read: (member: Member) => Promise<Uint8Array>;
}

/** The bytes of one file of the metadata folder, or nothing where it is absent. At most `limit` bytes. */
export async function readText(
  folder: MetadataFolder,
  name: string,
  limit: number,
  inspection: Inspection,
): Promise<Uint8Array | undefined> {
  const path = `${folder.distInfo}/${name}`;
  // Where a name stands twice, pip keeps the last.
  const member = folder.members.findLast(
    (candidate) => candidate.name === path && candidate.kind !== "folder",
  );
  if (member === undefined) return undefined;
  if (member.size > limit) {
    const state = `${name} has ${member.size} bytes, more than ${limit}`;
    throw inspection.refusal("limit-text-size", state, { member: path, offset: member.offset });
  }
  return folder.read(member);
}

/** The same for a file without which nothing installs the wheel. */
export async function requireText(
  folder: MetadataFolder,
  name: string,
  limit: number,
  inspection: Inspection,
): Promise<Uint8Array> {
  const bytes = await readText(folder, name, limit, inspection);
  if (bytes !== undefined) return bytes;
  throw inspection.refusal("wheel-member-missing", `the wheel has no ${folder.distInfo}/${name}`);
}
