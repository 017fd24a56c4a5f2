/** One distribution through the hooks: requirements, the backend's additional ones, then the build itself. */
import { sha256 } from "../digest.ts";
import type { PackageSource } from "../requirements/package-source.ts";
import { resolveRequirements } from "../requirements/resolve.ts";
import type { BuildSystem } from "./build-system.ts";
import type { BuildSandbox, HookJob, HookOutcome } from "./sandbox.ts";
import type { SourceTree } from "./source-tree.ts";

export interface DistributionRequest {
  readonly tree: SourceTree;
  readonly system: BuildSystem;
  readonly action: "sdist" | "wheel";
  readonly sandbox: BuildSandbox;
  readonly source: PackageSource;
  readonly constraints: readonly string[];
  readonly configSettings: HookJob["configSettings"];
  readonly environment: HookJob["environment"];
  readonly umask?: number;
  readonly signal?: AbortSignal;
}

/** A wheel that the build environment was made of. */
export interface UsedRequirement {
  readonly fileName: string;
  readonly sha256: string;
}

export interface DistributionOutcome {
  readonly outcome: Exclude<HookOutcome, { readonly outcome: "needs" }>;
  readonly requirements: readonly UsedRequirement[];
}

/** PEP 517 § Build environment. Throws PythonError where the requirements cannot be had. */
export async function buildDistribution(request: DistributionRequest): Promise<DistributionOutcome> {
  const first = await callWith(request, request.system.requires, true);
  if (first.outcome.outcome !== "needs") return { ...first, outcome: first.outcome };
  const all = [...request.system.requires, ...first.outcome.requirements];
  const second = await callWith(request, all, false);
  if (second.outcome.outcome === "needs")
    throw new Error("a hook asked for requirements after they were given");
  return { ...second, outcome: second.outcome };
}

async function callWith(request: DistributionRequest, requirements: readonly string[], dynamic: boolean) {
  const { sandbox, source } = request;
  const chosen = await resolveRequirements(requirements, sandbox.environment, source, request.constraints);
  const downloads = await Promise.all(
    chosen.map(async (candidate) => [candidate.fileName, await source.download(candidate)] as const),
  );
  const job: HookJob = {
    tree: request.tree,
    backend: request.system.backend,
    backendPath: request.system.backendPath,
    action: request.action,
    configSettings: request.configSettings,
    wheels: new Map(downloads),
    provided: requirements,
    dynamic,
    environment: request.environment,
    ...(request.umask === undefined ? {} : { umask: request.umask }),
  };
  const outcome = await sandbox.callHook(job, request.signal);
  return {
    outcome,
    requirements: downloads.map(([fileName, bytes]) => ({ fileName, sha256: sha256(bytes) })),
  };
}
