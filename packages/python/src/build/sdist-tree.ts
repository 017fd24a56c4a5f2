/** The source tree inside an sdist: what everybody who has only the sdist builds from. */
import { bytesSource, type Member, openSdist, type Sdist } from "@linchpin/archives";
import { linkFile, type SourceFile, type SourceTree } from "./source-tree.ts";

/** Unpacks an sdist in memory, its one top folder taken off. Throws ArchiveError for an sdist that no index takes. */
export async function sdistTree(fileName: string, bytes: Uint8Array): Promise<SourceTree> {
  const sdist = await openSdist(bytesSource(bytes), fileName, { strictness: "mirrored" });
  const prefix = `${sdist.topFolder}/`;
  const members = sdist.members.filter(({ name }) => name.startsWith(prefix));
  const files = await Promise.all(members.map((member) => sourceFile(sdist, member, prefix)));
  return { files: files.filter((file) => file !== undefined) };
}

/** Undefined for folders, and for links that lead out. */
async function sourceFile(sdist: Sdist, member: Member, prefix: string): Promise<SourceFile | undefined> {
  const path = member.name.slice(prefix.length);
  if (member.kind === "symlink") return linkFile(path, member.linkTarget ?? "/");
  if (member.kind !== "file") return undefined;
  return { path, bytes: await sdist.read(member), mode: (member.mode || 0o644) & 0o777 };
}
