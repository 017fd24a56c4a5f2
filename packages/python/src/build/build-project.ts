/**
 * `linchpin build`: sdist first, then the wheel from that sdist, because that is what users get (PEP 517
 * § Recommendations for build frontends). Nothing is written before both are built.
 */
import { type Problem, parseSdistFileName, parseWheelFileName, StandardsError } from "@linchpin/standards";
import { sha256 } from "../digest.ts";
import { PythonError } from "../error.ts";
import type { Variation } from "../prove/variation.ts";
import type { PackageSource } from "../requirements/package-source.ts";
import { buildDistribution, type UsedRequirement } from "./build-distribution.ts";
import { type BuildSystem, readBuildSystem } from "./build-system.ts";
import { explainFailure } from "./explain-failure.ts";
import type { BuildSandbox, HookJob } from "./sandbox.ts";
import { sdistTree } from "./sdist-tree.ts";
import { readSourceTree, type SourceTree } from "./source-tree.ts";

export interface BuildRequest {
  readonly folder: string;
  /** What to build: both, only the sdist, or only the wheel (then straight from the tree). */
  readonly wanted: "both" | "sdist" | "wheel";
  readonly sandbox: BuildSandbox;
  readonly source: PackageSource;
  readonly constraints?: readonly string[];
  readonly configSettings?: HookJob["configSettings"];
  readonly environment?: HookJob["environment"];
  /** What a second build does otherwise, to see whether the bytes depend on it. */
  readonly variation?: Variation;
  readonly signal?: AbortSignal;
  /** Told of each step when it begins and when it ends, for progress. */
  readonly onStep?: (step: BuildStep) => void;
}

export interface BuildStep {
  readonly name: "read the project" | "build the sdist" | "build the wheel";
  readonly state: "begun" | "done" | "failed";
}

export interface BuiltFile {
  readonly kind: "sdist" | "wheel";
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly requirements: readonly UsedRequirement[];
}

export type BuildResult =
  | {
      readonly outcome: "built";
      readonly files: readonly BuiltFile[];
      readonly system: BuildSystem;
      readonly tree: SourceTree;
    }
  | {
      readonly outcome: "failed";
      readonly problem: Problem;
      /** The backend's own last lines. */
      readonly output: string;
      readonly traceback: string;
    };

/** Builds a project. Throws PythonError for what stops a build before any hook, ArchiveError for a broken sdist. */
export async function buildProject(request: BuildRequest): Promise<BuildResult> {
  const tree = await step(request, "read the project", () => readTree(request));
  const system = readBuildSystem(tree);
  const files: BuiltFile[] = [];
  for (const kind of kindsOf(request.wanted)) {
    const from = kind === "wheel" ? await treeOfWheel(tree, files) : tree;
    const result = await step(request, kind === "sdist" ? "build the sdist" : "build the wheel", () =>
      buildOne(request, kind, from, system),
    );
    if (result.outcome.outcome === "failed") {
      const { outcome } = result;
      return {
        outcome: "failed",
        problem: explainFailure(outcome, from, tree),
        output: outcome.output,
        traceback: outcome.traceback,
      };
    }
    const { name, bytes } = result.outcome;
    requireFileName(name, kind);
    files.push({ kind, name, bytes, sha256: sha256(bytes), requirements: result.requirements });
  }
  return { outcome: "built", files, system, tree };
}

/** The name is what a sandbox says, and becomes a file on this machine. */
function requireFileName(name: string, kind: BuiltFile["kind"]): void {
  const parsed = kind === "wheel" ? parseWheelFileName : parseSdistFileName;
  try {
    parsed(name);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new PythonError({ ...error.problem, trigger: `looking at the ${kind} that the backend built` });
  }
}

/** The repository goes along where a native backend may ask it for the version. */
async function readTree({ folder, sandbox, variation }: BuildRequest): Promise<SourceTree> {
  const tree = await readSourceTree(folder, { repository: sandbox.kind === "native" });
  return variation?.reversedFiles ? { files: tree.files.toReversed() } : tree;
}

function kindsOf(wanted: BuildRequest["wanted"]): readonly BuiltFile["kind"][] {
  return wanted === "both" ? ["sdist", "wheel"] : [wanted];
}

/** The tree of the sdist where one was built, else the project's own. */
async function treeOfWheel(tree: SourceTree, built: readonly BuiltFile[]): Promise<SourceTree> {
  const sdist = built.find(({ kind }) => kind === "sdist");
  return sdist === undefined ? tree : sdistTree(sdist.name, sdist.bytes);
}

function buildOne(request: BuildRequest, action: BuiltFile["kind"], tree: SourceTree, system: BuildSystem) {
  return buildDistribution({
    tree,
    system,
    action,
    sandbox: request.sandbox,
    source: request.source,
    constraints: request.constraints ?? [],
    configSettings: request.configSettings ?? {},
    environment: { ...request.environment, ...request.variation?.environment },
    ...(request.variation === undefined ? {} : { umask: request.variation.umask }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
}

async function step<Value>(
  request: BuildRequest,
  name: BuildStep["name"],
  work: () => Promise<Value>,
): Promise<Value> {
  request.onStep?.({ name, state: "begun" });
  try {
    const value = await work();
    request.onStep?.({ name, state: "done" });
    return value;
  } catch (error) {
    request.onStep?.({ name, state: "failed" });
    throw error;
  }
}
