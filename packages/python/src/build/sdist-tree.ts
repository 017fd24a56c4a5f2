/** The source tree inside an sdist: what everybody who has only the sdist builds from. */
import { bytesSource, openSdist } from "@linchpin/archives";
import type { SourceTree } from "./source-tree.ts";

/** Unpacks an sdist in memory, its one top folder taken off. Throws ArchiveError for an sdist that no index takes. */
export async function sdistTree(fileName: string, bytes: Uint8Array): Promise<SourceTree> {
  const sdist = await openSdist(bytesSource(bytes), fileName, { strictness: "mirrored" });
  const prefix = `${sdist.topFolder}/`;
  const members = sdist.members.filter((member) => member.name.startsWith(prefix) && member.kind === "file");
  const files = await Promise.all(
    members.map(async (member) => ({
      path: member.name.slice(prefix.length),
      bytes: await sdist.read(member),
      mode: (member.mode || 0o644) & 0o777,
    })),
  );
  return { files };
}
