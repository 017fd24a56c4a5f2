/** `linchpin build --prove`: builds again, otherwise on purpose, and says how the bytes compare. */
import { type BuildRequest, type BuiltFile, buildProject } from "../build/build-project.ts";
import type { BuildSandbox } from "../build/sandbox.ts";
import { PythonError } from "../error.ts";
import { type Comparison, compareBuilds } from "./compare.ts";
import { VARIATION } from "./variation.ts";

/** How one file came out of one further build. */
export interface Proof {
  readonly name: string;
  /** The sandbox of the further build. */
  readonly sandbox: string;
  readonly sha256: string;
  readonly comparison: Comparison;
}

/** One proof per file and sandbox. Throws PythonError where the further build fails: that too is an answer. */
export async function proveBuild(
  request: BuildRequest,
  built: readonly BuiltFile[],
  sandboxes: readonly BuildSandbox[],
): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  for (const sandbox of sandboxes) {
    const again = await buildProject({ ...request, sandbox, variation: VARIATION });
    if (again.outcome === "failed") throw new PythonError(again.problem);
    for (const file of built) proofs.push(await proofOf(file, again.files, sandbox));
  }
  return proofs;
}

async function proofOf(file: BuiltFile, again: readonly BuiltFile[], sandbox: BuildSandbox): Promise<Proof> {
  const second = again.find(({ kind }) => kind === file.kind);
  if (second === undefined) throw new Error(`the second build has no ${file.kind}`);
  const comparison = await compareBuilds(file, second);
  return { name: file.name, sandbox: sandbox.description, sha256: second.sha256, comparison };
}
