/** What is written beside a build, with all that is needed to do it again: `NAME-VERSION.build.json`. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { BuiltFile } from "../build/build-project.ts";
import type { BuildSystem } from "../build/build-system.ts";
import type { BuildSandbox } from "../build/sandbox.ts";
import type { SourceTree } from "../build/source-tree.ts";
import { sha256 } from "../digest.ts";
import type { Proof } from "./prove-build.ts";
import { VARIED } from "./variation.ts";

const REQUIREMENT = z.object({ fileName: z.string(), sha256: z.string() });

const BUILD_RECORD = z.object({
  format: z.literal("linchpin-build-record/1"),
  tree: z.object({ sha256: z.string(), files: z.number() }),
  commit: z.string().optional(),
  backend: z.string(),
  sandbox: z.enum(["wasm", "native"]),
  interpreter: z.string(),
  environment: z.record(z.string(), z.string()),
  files: z.array(
    z.object({
      kind: z.enum(["sdist", "wheel"]),
      name: z.string(),
      sha256: z.string(),
      requirements: z.array(REQUIREMENT),
    }),
  ),
  varied: z.array(z.string()),
  proofs: z.array(
    z.object({ name: z.string(), sandbox: z.string(), sha256: z.string(), verdict: z.string() }),
  ),
});

export type BuildRecord = z.infer<typeof BUILD_RECORD>;

export interface RecordedBuild {
  readonly tree: SourceTree;
  readonly system: BuildSystem;
  readonly sandbox: BuildSandbox;
  readonly files: readonly BuiltFile[];
  readonly proofs: readonly Proof[];
  readonly environment: Readonly<Record<string, string>>;
  readonly commit?: string;
}

export function buildRecord(build: RecordedBuild): BuildRecord {
  return {
    format: "linchpin-build-record/1",
    tree: { sha256: treeDigest(build.tree), files: build.tree.files.length },
    ...(build.commit === undefined ? {} : { commit: build.commit }),
    backend: build.system.backend,
    sandbox: build.sandbox.kind,
    interpreter: build.sandbox.description,
    environment: { ...build.environment },
    files: build.files.map(({ kind, name, sha256: digest, requirements }) => ({
      kind,
      name,
      sha256: digest,
      requirements: requirements
        .toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))
        .map((each) => ({ ...each })),
    })),
    varied: build.proofs.length === 0 ? [] : [...VARIED],
    proofs: build.proofs.map(({ name, sandbox, sha256: digest, comparison }) => ({
      name,
      sandbox,
      sha256: digest,
      verdict: verdictText(comparison),
    })),
  };
}

/** Reads a record back; throws ZodError or SyntaxError for a text that is none. */
export function parseBuildRecord(text: string): BuildRecord {
  return BUILD_RECORD.parse(JSON.parse(text));
}

/** `identical bytes`, `identical after: member times`, `different: a.py, b.py`. */
export function verdictText(comparison: Proof["comparison"]): string {
  switch (comparison.verdict) {
    case "identical":
      return "identical bytes";
    case "equivalent":
      return `identical after: ${comparison.stabilisers.join(", ")}`;
    default:
      return `different: ${comparison.members.map(({ member }) => member).join(", ")}`;
  }
}

/** One digest over the paths, modes and bytes of a tree without its repository, whatever the order of reading. */
export function treeDigest(tree: SourceTree): string {
  const hash = createHash("sha256");
  const files = tree.files.filter(({ path }) => !path.startsWith(".git/"));
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const kind = file.linkTarget !== undefined ? "l" : (file.mode & 0o111) === 0 ? "-" : "x";
    hash.update(`${file.path}\0${kind}\0${file.linkTarget ?? sha256(file.bytes)}\n`);
  }
  return hash.digest("hex");
}
