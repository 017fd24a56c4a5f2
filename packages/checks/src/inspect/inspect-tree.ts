/** Reads the source folder of a project into facts, through a port: who calls decides how the disk is read. */

import { hash } from "node:crypto";
import type { MemberFacts, SourceFile } from "../facts/member-facts.ts";
import type { GitFacts, TreeFacts } from "../facts/tree-facts.ts";
import { readMember } from "./read-member.ts";

/** A source folder as its owner hands it in. */
export interface SourceTree {
  /** What findings call the folder. */
  readonly name: string;
  /** Relative paths with `/` and their sizes in bytes: what belongs to the project, without `.git` and build output. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Paths that git tracks, where there is git. */
  readonly tracked?: readonly string[];
  readonly git?: GitFacts;
  /** The bytes of a listed file; undefined where it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Larger files are data; their names and sizes are compared, not their bytes. */
const LARGEST_READ = 4 * 1024 * 1024;
/** A tree beyond this is compared by names and sizes from here on. */
const TOTAL_READ = 256 * 1024 * 1024;

export async function inspectTree(tree: SourceTree): Promise<TreeFacts> {
  const files = new Map<string, SourceFile>();
  const contents = new Map<string, MemberFacts>();
  let total = 0;
  for (const { path, size } of tree.files) {
    files.set(path, { size });
    total += size;
    if (size > LARGEST_READ || total > TOTAL_READ) continue;
    const bytes = await tree.read(path);
    if (bytes === undefined) continue;
    files.set(path, { size, sha256: hash("sha256", bytes, "hex") });
    const facts = readMember(path, bytes);
    if (facts) contents.set(path, facts);
  }
  return {
    origin: "tree",
    name: tree.name,
    files,
    contents,
    ...(tree.tracked && { tracked: new Set(tree.tracked) }),
    ...(tree.git && { git: tree.git }),
  };
}
