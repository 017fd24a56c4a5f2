/** Opens an sdist, reads each of its bytes once, and keeps facts. */

import { type ByteSource, type Member, openSdist } from "@linchpin/archives";
import { parseSdistFileName } from "@linchpin/standards";
import type { MemberFacts } from "../facts/member-facts.ts";
import type { SdistFacts } from "../facts/sdist-facts.ts";
import type { Inspected, InspectOptions } from "./inspect-options.ts";
import { readMetadata } from "./inspect-wheel.ts";
import { readMember } from "./read-member.ts";

/** Throws `ArchiveError` where the file cannot be read as an sdist at all. */
export async function inspectSdist(
  source: ByteSource,
  fileName: string,
  options: InspectOptions,
): Promise<Inspected<SdistFacts>> {
  const contents = new Map<string, MemberFacts>();
  const visit = (member: Member, bytes: Uint8Array): void => {
    const facts = readMember(member.name, bytes);
    if (facts) contents.set(withoutTop(member.name), facts);
  };
  const sdist = await openSdist(source, fileName, {
    strictness: "mirrored",
    ...(options.limits && { limits: options.limits }),
    ...(options.contents && { visit }),
  });
  const files = sdist.members.filter(({ kind }) => kind === "file");
  return {
    facts: {
      kind: "sdist",
      origin: "sdist",
      fileName,
      size: sdist.size,
      sha256: sdist.sha256,
      name: parseSdistFileName(fileName),
      topFolder: sdist.topFolder,
      files: new Map(files.map((member) => [withoutTop(member.name), member])),
      ...readMetadata(sdist.metadata ?? new Uint8Array()),
      contents,
      hasContents: options.contents,
    },
    oddities: sdist.oddities,
  };
}

/** The path below the top folder. */
function withoutTop(name: string): string {
  return name.replace(/^(?:\.\/)?[^/]+\//, "");
}
